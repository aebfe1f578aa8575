package net.mailmigrator.testing;

import java.util.ArrayList;
import java.util.List;

/** How a {@link CyrusServer} is to be set up. Each method returns the same object. */
public final class CyrusOptions {
    boolean classicNames;
    final List<String> extra = new ArrayList<>();

    /** Folders below {@code INBOX.} with dots between levels, as Cyrus was for twenty years; else no prefix, slashes. */
    public CyrusOptions classicNames() {
        classicNames = true;
        return this;
    }

    /** Lines for the end of imapd.conf. */
    public CyrusOptions extra(String... lines) {
        extra.addAll(List.of(lines));
        return this;
    }

    /** Starts a server like this. */
    public CyrusServer start() {
        return new CyrusServer(this);
    }
}
