package net.mailmigrator.imap.angus;

import java.util.OptionalLong;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.ServerInfo;
import net.mailmigrator.model.MailException;

/** APPENDLIMIT (RFC 7889): one for all mailboxes stands among the capabilities, else STATUS tells that of each. */
final class AppendLimit {
    private static final String CAPABILITY = "APPENDLIMIT";

    private final Dialogue dialogue;
    private final Where where;
    private final ServerInfo server;

    AppendLimit(Dialogue dialogue, Where where, ServerInfo server) {
        this.dialogue = dialogue;
        this.where = where;
        this.server = server;
    }

    /** In octets; empty where the server does not say, or says that there is none. */
    OptionalLong of(MailboxName mailbox) throws MailException {
        for (String capability : server.capabilities()) {
            if (capability.startsWith(CAPABILITY + "=")) {
                return number(capability.substring(CAPABILITY.length() + 1));
            }
        }
        return server.offers(CAPABILITY) ? asked(mailbox) : OptionalLong.empty();
    }

    /** A server that does not answer this one question is no reason not to copy. */
    private OptionalLong asked(MailboxName mailbox) throws MailException {
        String[] value = {""};
        dialogue.execute(
                where.attempted("ask for the largest message of", mailbox),
                Command.of("STATUS ").mailbox(mailbox).text(" (" + CAPABILITY + ")"),
                response -> {
                    if (response.is("STATUS")) {
                        Tokens tokens = response.tokensAfterKey();
                        tokens.astring();
                        tokens.expect('(');
                        if (tokens.atom().equalsIgnoreCase(CAPABILITY)) {
                            value[0] = tokens.atom();
                        }
                    }
                });
        return number(value[0]);
    }

    /** NIL stands for no limit. */
    private static OptionalLong number(String text) {
        return text.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }
}
