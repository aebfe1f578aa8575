package net.mailmigrator.model;

import java.util.List;

/** What the logs of the old system say of an account. Empty lists: nothing, or there is no log. */
public record Evidence(List<SentAs> sent, List<SeenClient> clients) {
    /** No log. */
    public static final Evidence NONE = new Evidence(List.of(), List.of());

    public Evidence {
        sent = List.copyOf(sent);
        clients = List.copyOf(clients);
    }
}
