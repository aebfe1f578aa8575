package net.mailmigrator.imap.resilient;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import net.mailmigrator.imap.ServerAnswer;
import net.mailmigrator.imap.ServerAnswer.Request;
import net.mailmigrator.model.AnswerMeaning;
import net.mailmigrator.model.MailException;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rows of imap/quirks.md about servers that want less, or later: what the words mean, who waits, how long each time, and in
 * all before it is left to another run. And those that look like it and are for good: nothing is waited for.
 */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class QuirkyPausesTest {
    private static final int ENOUGH = 12;

    /** BYE: the session is gone with it. Pauses in seconds, ascending; the last one is repeated. */
    private static final String TABLE = """
             4 | FETCH  | Some messages could not be FETCHed (Failure)                              | UNKNOWN         | -      |                                |
             4 | FETCH  | [SERVERBUG] Internal error occurred                                       | SERVER_BUG      | ASKER  | 1 2 4                          | PT8S
             4 | READ   | [SERVERBUG] Internal error occurred. Refer to server log                  | SERVER_BUG      | ASKER  | 1 2 4                          | PT8S
             4 | FETCH  | [LIMIT] no more today                                                     | THROTTLED       | HOST   | 1 2 4 8 16 32 64 128 256 300   | PT1H
             5 | FETCH  | [LIMIT] UID FETCH Rate limit hit                                          | THROTTLED       | HOST   | 1 2 4 8 16 32 64 128 256 300   | PT1H
             5 | BYE    | [LIMIT] UID FETCH Rate limit hit                                          | THROTTLED       | HOST   | 1 2 4 8 16 32 64 128 256 300   | PT1H
             6 | FETCH  | Some messages could not be FETCHed (Failure) [THROTTLED]                  | THROTTLED       | HOST   | 1 2 4 8 16 32 64 128 256 300   | PT1H
             6 | LOGIN  | Too many requests [THROTTLED]                                             | THROTTLED       | HOST   | 1 2 4 8 16 32 64 128 256 300   | PT1H
             6 | APPEND | Try again [THROTTLED]                                                     | THROTTLED       | HOST   | 1 2 4 8 16 32 64 128 256 300   | PT1H
             7 | READ   | Request is throttled. Suggested Backoff Time: 299467 milliseconds         | THROTTLED       | HOST   | 299.467 299.467 299.467 299.467 299.467 299.467 299.467 299.467 299.467 300 | PT1H
             7 | FETCH  | Request is throttled. Suggested Backoff Time: 500 milliseconds            | THROTTLED       | HOST   | 0.5 2 4 8 16 32 64 128 256 300 | PT1H
             7 | BYE    | Request is throttled. Suggested Backoff Time: 299467 milliseconds         | THROTTLED       | HOST   | 299.467 299.467 299.467 299.467 299.467 299.467 299.467 299.467 299.467 300 | PT1H
             7 | APPEND | Request is throttled. Suggested Backoff Time: 700000 milliseconds         | THROTTLED       | HOST   | 700                            | PT1H
             7 | WRITE  | Come back later, retry after 10 minutes                                   | UNAVAILABLE     | HOST   | 600                            | PT1H
             8 | APPEND | Command Argument Error. 11                                                | MESSAGE_REFUSED | -      |                                |
             8 | BYE    | Connection is closed. 13                                                  | UNKNOWN         | -      |                                |
             8 | BYE    | Too many invalid IMAP commands.                                           | UNKNOWN         | -      |                                |
             9 | READ   | User is authenticated but not connected                                   | LOGIN_REFUSED   | -      |                                |
            10 | APPEND | Server Unavailable. 15                                                    | OVER_QUOTA      | -      |                                |
            10 | READ   | Server Unavailable. 15                                                    | UNAVAILABLE     | ASKER  | 1 2 4 8 16 30                  | PT5M
            27 | BYE    | Session expired, please login again.                                      | UNAVAILABLE     | -      |                                |
            27 | BYE    | [ALERT] Account exceeded command or bandwidth limits. (Failure)           | THROTTLED       | HOST   | 1 2 4 8 16 32 64 128 256 300   | PT1H
            27 | READ   | [OVERQUOTA] Account exceeded bandwidth limits                             | THROTTLED       | HOST   | 1 2 4 8 16 32 64 128 256 300   | PT1H
            35 | READ   | mailbox is locked                                                         | MAILBOX_IN_USE  | ASKER  | 1 2 4 8 16 30                  | PT5M
            35 | BYE    | mailbox is locked                                                         | MAILBOX_IN_USE  | -      |                                |
            48 | WRITE  | [LIMIT] too many keywords                                                 | LIMIT           | -      |                                |
            60 | APPEND | [OVERQUOTA] Quota exceeded                                                | OVER_QUOTA      | -      |                                |
            60 | APPEND | Quota limit will be exceeded                                              | OVER_QUOTA      | -      |                                |
            60 | APPEND | 4711 is full: it is time to find a bigger place                           | OVER_QUOTA      | -      |                                |
            61 | APPEND | [LIMIT] Mail size is larger than the maximum size allowed by server       | MESSAGE_TOO_BIG | -      |                                |
            61 | APPEND | [LIMIT] Sorry                                                             | LIMIT           | -      |                                |
            61 | APPEND | [LIMIT] APPEND rate limit hit                                             | THROTTLED       | HOST   | 1 2 4 8 16 32 64 128 256 300   | PT1H
            62 | LOGIN  | [INUSE] locked                                                            | CONNECTION_CAP  | LOGINS | 1 2 4 8 16 30                  | PT10M
            62 | LOGIN  | [UNAVAILABLE] no more                                                     | CONNECTION_CAP  | LOGINS | 1 2 4 8 16 30                  | PT10M
            62 | LOGIN  | [LIMIT] over                                                              | CONNECTION_CAP  | LOGINS | 1 2 4 8 16 30                  | PT10M
            62 | LOGIN  | [ALERT] Too many simultaneous connections. (Failure)                      | CONNECTION_CAP  | LOGINS | 1 2 4 8 16 30                  | PT10M
            62 | LOGIN  | Maximum number of connections from user+IP exceeded (mail_max_userip_connections=10) | CONNECTION_CAP | LOGINS | 1 2 4 8 16 30 | PT10M
            62 | BYE    | Too many connections from your host                                       | CONNECTION_CAP  | LOGINS | 1 2 4 8 16 30                  | PT10M
            62 | LOGIN  | [AUTHENTICATIONFAILED] Too many simultaneous connections                  | CONNECTION_CAP  | LOGINS | 1 2 4 8 16 30                  | PT10M
            62 | LOGIN  | [AUTHENTICATIONFAILED] Authentication failed.                             | LOGIN_REFUSED   | -      |                                |
            62 | LOGIN  | [UNAVAILABLE] Temporary authentication failure.                           | UNAVAILABLE     | ASKER  | 1 2 4 8 16 30                  | PT5M
            63 | LOGIN  | Invalid user, try again                                                   | LOGIN_REFUSED   | -      |                                |
            63 | LOGIN  | Too many failed login attempts                                            | LOGIN_REFUSED   | -      |                                |
            63 | BYE    | Autologout                                                                | UNKNOWN         | -      |                                |
            64 | APPEND | Virus found: Eicar-Test-Signature                                         | MESSAGE_REFUSED | -      |                                |
            64 | APPEND | 451 virus scanner does not answer, try again in 5 minutes                 | UNAVAILABLE     | HOST   | 300                            | PT1H
            67 | APPEND | Timed out while waiting for dotlock                                       | MAILBOX_IN_USE  | ASKER  | 1 2 4 8 16 30                  | PT5M
            67 | READ   | Timeout (180s) while waiting for lock for transaction log file            | MAILBOX_IN_USE  | ASKER  | 1 2 4 8 16 30                  | PT5M
            68 | APPEND | AssertValueFailed                                                         | MAILBOX_IN_USE  | ASKER  | 1 2 4 8 16 30                  | PT5M
            """;

    @ParameterizedTest(name = "row {0}, {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = TABLE)
    void words_meaning_pauses_and_patience(
            int row,
            Request request,
            String words,
            AnswerMeaning meaning,
            String who,
            String pauses,
            Duration patience) {
        MailException failure = failure(request, words);

        Optional<Manner> manner = Manner.of(failure);

        assertThat(failure.meaning()).isEqualTo(meaning);
        assertThat(manner.map(found -> found.reach().name()).orElse("-")).isEqualTo(who);
        assertThat(manner.map(Manner::patience).orElse(null)).isEqualTo(patience);
        assertThat(manner.map(found -> lengths(found, failure)).orElse(List.of()))
                .isEqualTo(pauses == null ? List.of() : seconds(pauses));
    }

    /** What is waited for is never counted as a refusal of the message, the login or the folder. */
    @ParameterizedTest(name = "row {0}, {1}: {2}")
    @CsvSource(delimiter = '|', quoteCharacter = '\u0001', textBlock = TABLE)
    void what_is_waited_for_is_not_for_good_and_what_is_for_good_is_not_waited_for(
            int row, Request request, String words, AnswerMeaning meaning) {
        MailException failure = failure(request, words);

        assertThat(Manner.of(failure).isPresent() && !failure.retryable()).isFalse();
        if (!failure.connectionLost()) {
            assertThat(Manner.of(failure).isPresent()).isEqualTo(meaning.retryable());
            assertThat(failure.retryable()).isEqualTo(meaning.retryable());
        }
        assertThat(failure.blamesLogin() && meaning.retryable()).isFalse();
    }

    @Test
    void each_row_that_speaks_of_less_or_later_is_here() {
        assertThat(TABLE.lines()
                        .map(line -> Integer.valueOf(line.substring(0, 2).strip()))
                        .distinct())
                .containsExactly(4, 5, 6, 7, 8, 9, 10, 27, 35, 48, 60, 61, 62, 63, 64, 67, 68);
    }

    private static MailException failure(Request request, String words) {
        ServerAnswer answer = ServerAnswer.to(request, words);
        return request == Request.BYE ? MailException.lost("ask", words, answer.reason(), null) : answer.failure("ask");
    }

    /** Until they do not grow any more. */
    private static List<Duration> lengths(Manner manner, MailException failure) {
        List<Duration> all = IntStream.range(0, ENOUGH)
                .mapToObj(times -> manner.pause(failure, times))
                .toList();
        assertThat(all.get(ENOUGH - 1)).isEqualTo(all.get(ENOUGH - 2));
        return all.subList(0, all.indexOf(all.get(ENOUGH - 1)) + 1);
    }

    private static List<Duration> seconds(String list) {
        return Arrays.stream(list.split(" "))
                .map(number -> Duration.ofMillis(Math.round(1000 * Double.parseDouble(number))))
                .toList();
    }
}
