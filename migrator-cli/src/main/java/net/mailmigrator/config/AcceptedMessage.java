package net.mailmigrator.config;

/**
 * An entry of {@code decisions.yaml} that accepts that one message is not at the target.
 *
 * @param code {@code MESSAGE-REFUSED}, {@code MESSAGE-UNREADABLE} or {@code MESSAGE-UNDECIDED}
 * @param account login or address
 * @param folder the source folder for people
 * @param place file and line, for messages to people
 */
public record AcceptedMessage(
        String code, String account, String folder, long uid, String by, String why, String place) {}
