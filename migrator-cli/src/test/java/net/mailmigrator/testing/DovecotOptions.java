package net.mailmigrator.testing;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** How a {@link DovecotServer} is to be set up. Each method returns the same object. */
public final class DovecotOptions {
    char separator = '/';
    String prefix = "";
    final Map<String, String> specialUse = new LinkedHashMap<>();
    final List<String> extra = new ArrayList<>();
    final List<String> certificateNames = new ArrayList<>();

    @Nullable
    String ssl;

    /** The hierarchy separator and the prefix of the users' own namespace: {@code '.', "INBOX."}. */
    public DovecotOptions namespace(char newSeparator, String newPrefix) {
        separator = newSeparator;
        prefix = newPrefix;
        return this;
    }

    /** A folder with a special use, made for every user: {@code "Gesendet", "\\Sent"}; name without prefix. */
    public DovecotOptions specialUse(String folder, String use) {
        specialUse.put(folder, use);
        return this;
    }

    /** Messages are stored with CRLF: everything but NUL comes back as it went in. */
    public DovecotOptions saveCrlf() {
        return extra("mail_save_crlf = yes");
    }

    /** TLS (implicit on {@link DovecotServer#tlsPort()}, STARTTLS on the other) with a self-made certificate. */
    public DovecotOptions tls(String commonName, String... alternativeNames) {
        certificateNames.add(commonName);
        certificateNames.addAll(List.of(alternativeNames));
        ssl = "yes";
        return this;
    }

    /** No login without TLS. */
    public DovecotOptions tlsRequired() {
        ssl = "required";
        return this;
    }

    /** Lines for the end of the configuration file. */
    public DovecotOptions extra(String... lines) {
        extra.addAll(List.of(lines));
        return this;
    }

    /** Starts a server like this. */
    public DovecotServer start() {
        return new DovecotServer(this);
    }
}
