package net.mailmigrator.imap;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a server says about itself after login.
 *
 * @param capabilities in upper case
 * @param id its ID answer (RFC 2971), empty where it has none
 */
public record ServerInfo(String host, int port, Set<String> capabilities, Map<String, String> id) {
    /** The extension that only Gmail offers. */
    public static final String GMAIL = "X-GM-EXT-1";

    public ServerInfo {
        capabilities = Set.copyOf(capabilities.stream()
                .map(name -> name.toUpperCase(Locale.ROOT))
                .collect(Collectors.toCollection(TreeSet::new)));
        id = Map.copyOf(id);
    }

    /** Whether an extension is offered (and not switched off in the settings). */
    public boolean offers(String capability) {
        return capabilities.contains(capability.toUpperCase(Locale.ROOT));
    }
}
