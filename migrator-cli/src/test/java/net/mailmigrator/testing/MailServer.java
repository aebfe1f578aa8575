package net.mailmigrator.testing;

import net.mailmigrator.imap.Credentials;

/** A private IMAP server of the tests, on loopback and in clear text. */
public interface MailServer extends AutoCloseable {
    /** Always {@code 127.0.0.1}. */
    String host();

    /** Where it listens in clear text. */
    int port();

    /** Adds a user. */
    MailServer addUser(String login, String password);

    /** Credentials that open a user's account with another's password. */
    Credentials masterOf(String login);

    /** Ends the server and deletes everything. */
    @Override
    void close();
}
