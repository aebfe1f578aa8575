package net.mailmigrator.imap;

import static org.assertj.core.api.Assertions.assertThat;

import net.mailmigrator.imap.ServerAnswer.Request;
import net.mailmigrator.model.AnswerMeaning;
import net.mailmigrator.model.FailureScope;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(ReplaceUnderscores.class)
class ServerAnswerTest {
    /** Source: q is a row of imap/quirks.md, r an RFC, d the text of a Dovecot, c of a Cyrus, g of Gmail. */
    @ParameterizedTest(name = "{0} {1}: {2} is {3}, scope {4}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = """
            q60  | APPEND | [OVERQUOTA] Quota exceeded                                              | OVER_QUOTA | ACCOUNT
            q60  | APPEND | Quota exceeded (mailbox for user is full)                               | OVER_QUOTA | ACCOUNT
            q60  | APPEND | Quota limit will be exceeded                                            | OVER_QUOTA | ACCOUNT
            q60  | APPEND | 4711 is full: it is time to find a bigger place                         | OVER_QUOTA | ACCOUNT
            q60  | WRITE  | Over quota                                                              | OVER_QUOTA | ACCOUNT
            q10  | APPEND | Server Unavailable. 15                                                  | OVER_QUOTA | ACCOUNT
            q10  | READ   | Server Unavailable. 15                                                  | UNAVAILABLE | MAILBOX
            q10  | LOGIN  | Server Unavailable. 15                                                  | UNAVAILABLE | ACCOUNT
            d    | APPEND | write failed: No space left on device                                   | NO_SPACE | ACCOUNT
            r7889| APPEND | [TOOBIG] Message is too large                                           | MESSAGE_TOO_BIG | MESSAGE
            q25  | APPEND | Message TOOBIG                                                          | MESSAGE_TOO_BIG | MESSAGE
            q61  | APPEND | [LIMIT] Mail size is larger than the maximum size allowed by server configuration | MESSAGE_TOO_BIG | MESSAGE
            q61  | APPEND | [LIMIT] Sorry                                                           | LIMIT | MESSAGE
            r5530| APPEND | [LIMIT] APPEND rate limit hit                                           | THROTTLED | ACCOUNT
            r5530| WRITE  | [LIMIT] too many keywords                                               | LIMIT | MAILBOX
            q8   | APPEND | Command Argument Error. 11                                              | MESSAGE_REFUSED | MESSAGE
            q26  | APPEND | Invalid character in literal                                            | MESSAGE_REFUSED | MESSAGE
            q30  | APPEND | Message contains invalid header                                         | MESSAGE_REFUSED | MESSAGE
            q30  | APPEND | Message contains NUL characters                                         | MESSAGE_REFUSED | MESSAGE
            q30  | APPEND | Message contains bare newlines                                          | MESSAGE_REFUSED | MESSAGE
            q64  | APPEND | Virus found: Eicar-Test-Signature                                       | MESSAGE_REFUSED | MESSAGE
            q33  | APPEND | [CLIENTBUG] Additional arguments found after last expected argument     | UNKNOWN | MESSAGE
            r5530| APPEND | [TRYCREATE] Mailbox doesn't exist: Virus                                | MAILBOX_GONE | MAILBOX
            q23  | READ   | [NONEXISTENT] Unknown Mailbox: [Gmail] (Failure)                        | MAILBOX_GONE | MAILBOX
            c    | READ   | Mailbox does not exist                                                  | MAILBOX_GONE | MAILBOX
            c    | APPEND | Mailbox does not exist: virus                                           | MAILBOX_GONE | MAILBOX
            q54  | READ   | [NOPERM] Permission denied                                              | NO_PERMISSION | MAILBOX
            q22  | WRITE  | [CANNOT] Folder contains excess whitespace                              | UNKNOWN | MAILBOX
            r5530| READ   | [INUSE] Mailbox in use                                                  | MAILBOX_IN_USE | MAILBOX
            q67  | APPEND | Timed out while waiting for dotlock                                     | MAILBOX_IN_USE | MAILBOX
            q67  | READ   | [INUSE] Timeout while waiting for lock                                  | MAILBOX_IN_USE | MAILBOX
            q67  | READ   | Timeout (180s) while waiting for lock for transaction log file          | MAILBOX_IN_USE | MAILBOX
            q35  | BYE    | mailbox is locked                                                       | MAILBOX_IN_USE | ACCOUNT
            q68  | APPEND | AssertValueFailed                                                       | MAILBOX_IN_USE | MAILBOX
            r5530| READ   | [CORRUPTION] index is broken                                            | MAILBOX_DAMAGED | MAILBOX
            r5530| FETCH  | [CORRUPTION] mail is broken                                             | MESSAGE_DAMAGED | MESSAGE
            r5530| FETCH  | [EXPUNGEISSUED] Some of the requested messages no longer exist          | MESSAGE_GONE | MESSAGE
            q4   | FETCH  | Some messages could not be FETCHed (Failure)                            | UNKNOWN | MESSAGE
            q4   | FETCH  | [SERVERBUG] Internal error occurred                                     | SERVER_BUG | MESSAGE
            q4   | READ   | [SERVERBUG] Internal error occurred. Refer to server log                | SERVER_BUG | MAILBOX
            r5530| APPEND | [UNAVAILABLE] backend is down                                           | UNAVAILABLE | MAILBOX
            q5   | FETCH  | [LIMIT] UID FETCH Rate limit hit                                        | THROTTLED | ACCOUNT
            q5   | FETCH  | [LIMIT] no more today                                                   | THROTTLED | ACCOUNT
            q5   | READ   | [LIMIT] SELECT Rate limit hit                                           | THROTTLED | ACCOUNT
            q6   | FETCH  | Some messages could not be FETCHed (Failure) [THROTTLED]                | THROTTLED | ACCOUNT
            q6   | LOGIN  | Too many requests [THROTTLED]                                           | THROTTLED | ACCOUNT
            g    | BYE    | [ALERT] Account exceeded command or bandwidth limits. (Failure)         | THROTTLED | ACCOUNT
            g    | READ   | [OVERQUOTA] Account exceeded bandwidth limits                           | THROTTLED | ACCOUNT
            q7   | FETCH  | Request is throttled. Suggested Backoff Time: 299467 milliseconds       | THROTTLED | ACCOUNT
            q7   | BYE    | Request is throttled. Suggested Backoff Time: 500 milliseconds          | THROTTLED | ACCOUNT
            q27  | BYE    | Session expired, please login again.                                    | UNAVAILABLE | ACCOUNT
            q62  | LOGIN  | [INUSE] locked                                                          | CONNECTION_CAP | ACCOUNT
            q62  | LOGIN  | [LIMIT] over                                                            | CONNECTION_CAP | ACCOUNT
            q62  | LOGIN  | [UNAVAILABLE] no more                                                   | CONNECTION_CAP | ACCOUNT
            q62  | LOGIN  | [ALERT] Too many simultaneous connections. (Failure)                    | CONNECTION_CAP | ACCOUNT
            q62  | LOGIN  | Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10) | CONNECTION_CAP | ACCOUNT
            q62  | LOGIN  | [UNAVAILABLE] Maximum number of connections from user+IP exceeded        | CONNECTION_CAP | ACCOUNT
            q62  | BYE    | Too many connections from your host                                     | CONNECTION_CAP | ACCOUNT
            d    | LOGIN  | [UNAVAILABLE] Temporary authentication failure. [mx:2026-01-15]         | UNAVAILABLE | ACCOUNT
            q9   | READ   | User is authenticated but not connected                                 | LOGIN_REFUSED | ACCOUNT
            d    | LOGIN  | [AUTHENTICATIONFAILED] Authentication failed.                           | LOGIN_REFUSED | ACCOUNT
            g    | LOGIN  | [ALERT] Please log in via your web browser: support.example (Failure)   | LOGIN_REFUSED | ACCOUNT
            r5530| LOGIN  | [EXPIRED] That password isn't any good                                  | LOGIN_REFUSED | ACCOUNT
            r5530| LOGIN  | [CONTACTADMIN] ask                                                      | LOGIN_REFUSED | ACCOUNT
            r5530| LOGIN  | [NONEXISTENT] who                                                       | LOGIN_REFUSED | ACCOUNT
            q63  | LOGIN  | Too many failed login attempts                                          | LOGIN_REFUSED | ACCOUNT
            q63  | LOGIN  | Invalid user, try again                                                 | LOGIN_REFUSED | ACCOUNT
            q63  | BYE    | Autologout                                                              | UNKNOWN | ACCOUNT
            c    | READ   | Mailbox does not exist: bandwidth and rate limit                        | MAILBOX_GONE | MAILBOX
            d    | BYE    | Too many invalid IMAP commands.                                         | UNKNOWN | ACCOUNT
            d    | BYE    | Too many invalid logins                                                 | LOGIN_REFUSED | ACCOUNT
            q7   | READ   | Not now. Retry after 30 seconds                                         | UNAVAILABLE | MAILBOX
            q7   | APPEND | 451 greylisted, please try again in 5 minutes                           | UNAVAILABLE | MAILBOX
            -    | APPEND | 550 computer says no                                                    | UNKNOWN | MESSAGE
            """)
    void words_of_a_server(String source, Request request, String words, AnswerMeaning meaning, FailureScope scope) {
        ServerAnswer answer = ServerAnswer.to(request, words);

        assertThat(answer.meaning()).isEqualTo(meaning);
        assertThat(answer.scope()).isEqualTo(scope);
        assertThat(answer.failure("x").retryable()).isEqualTo(meaning.retryable());
        assertThat(answer.failure("x").meaning()).isEqualTo(meaning);
    }

    @ParameterizedTest(name = "{0}: {1}")
    @CsvSource(delimiter = '|', textBlock = """
            Request is throttled. Suggested Backoff Time: 299467 milliseconds | PT4M59.467S
            Request is throttled. SUGGESTED BACKOFF TIME: 500                 | PT0.5S
            [LIMIT] Rate limit hit, try again in 5 minutes                    | PT5M
            [UNAVAILABLE] retry-after: 30                                     | PT30S
            throttled, retry after 2 hours                                    | PT2H
            throttled, try again after 7s                                     | PT7S
            [LIMIT] UID FETCH Rate limit hit                                  |
            Suggested Backoff Time: 99999999999 milliseconds                  | PT27777H46M39.999S
            """)
    void a_time_to_wait_is_read_from_the_words(String words, String wait) {
        assertThat(ServerAnswer.to(Request.READ, words).backOff().map(Object::toString))
                .isEqualTo(java.util.Optional.ofNullable(wait));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Too many connections from your IP address                   | true
            throttled: too many requests from this host                 | true
            Maximum number of connections from user+IP exceeded         | false
            Request is throttled. Suggested Backoff Time: 5 milliseconds| false
            """)
    void words_that_mean_the_address_mean_every_login(String words, boolean wholeHost) {
        assertThat(ServerAnswer.to(Request.BYE, words).wholeHost()).isEqualTo(wholeHost);
    }
}
