package net.mailmigrator.testing;

import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** How a {@link CyrusServer} is to be set up. Each method returns the same object. */
public final class CyrusOptions {
    private static final int ATTEMPTS = 3;

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

    /** Starts a server like this. Its port may be taken by somebody else before it listens there: then on another. */
    public CyrusServer start() {
        for (int attempt = 1; ; attempt++) {
            try {
                return new CyrusServer(this);
            } catch (UncheckedIOException notStarted) {
                if (attempt == ATTEMPTS) {
                    throw notStarted;
                }
            }
        }
    }
}
