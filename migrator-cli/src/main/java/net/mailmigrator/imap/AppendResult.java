package net.mailmigrator.imap;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a server answered an APPEND whose connection is still good. */
public sealed interface AppendResult {
    /**
     * Tagged OK.
     *
     * @param uidValidity of the target mailbox by APPENDUID; null without UIDPLUS
     * @param uids in the order of the messages, as many as messages; empty where the server gave none, or not as many
     */
    record Appended(@Nullable UidValidity uidValidity, List<Long> uids) implements AppendResult {
        public Appended {
            uids = List.copyOf(uids);
        }
    }

    /**
     * Tagged NO: nothing was stored.
     *
     * @param answer the server's words, response code included: {@code [OVERQUOTA] Quota exceeded}
     */
    record Refused(String answer) implements AppendResult {}

    /**
     * Tagged NO, nothing was stored, and the server wants it to be asked later: asked again, whoever gives this answer waits
     * as long as the server wants, and throws when that is too long.
     *
     * @param answer the server's words, response code included: {@code [INUSE] Mailbox is locked}
     */
    record Later(String answer) implements AppendResult {}
}
