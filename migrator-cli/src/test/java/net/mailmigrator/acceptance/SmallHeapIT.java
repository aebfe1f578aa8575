package net.mailmigrator.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import net.mailmigrator.testing.DovecotOptions;
import net.mailmigrator.testing.Dovecots;
import net.mailmigrator.testing.GeneratedMail;
import net.mailmigrator.testing.MailDelivery;
import net.mailmigrator.testing.MigratorProcess;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Eight accounts at once, each with more mail under way than the whole heap holds. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class SmallHeapIT {
    private static final int ACCOUNTS = 8;

    @TempDir
    Path folder;

    @Test
    void messages_of_20_MB_of_eight_accounts_go_through_a_heap_of_64_MB() {
        Dovecots.assumeAvailable();
        String[] logins = IntStream.range(0, ACCOUNTS)
                .mapToObj(number -> "heavy" + number)
                .toArray(String[]::new);
        List<GeneratedMail> mails = mails();
        try (Hoster hoster = new Hoster(folder, new DovecotOptions().extra("mail_fsync = never"), logins)) {
            for (String login : logins) {
                MailDelivery.intoMaildir(hoster.source(), login, mails);
            }

            MigratorProcess.Result result = hoster.migratorWithHeap("64m", "run", "--only", "copy");

            assertThat(result.exit()).as(result.toString()).isZero();
            for (String login : logins) {
                assertThat(hoster.targetMail(login)).as(login).isEqualTo(GeneratedMail.manifest(mails));
            }
        }
    }

    /** One of 20 MB between many that are fetched whole. */
    private static List<GeneratedMail> mails() {
        List<GeneratedMail> mails = new ArrayList<>();
        for (int number = 0; number < 20; number++) {
            mails.add(mail(number, number == 10 ? 20 << 20 : 120 << 10));
        }
        return mails;
    }

    private static GeneratedMail mail(int number, int octets) {
        byte[] text = new byte[octets];
        new Random(number).nextBytes(text);
        for (int i = 0; i < octets; i++) {
            text[i] = i % 78 == 76 ? (byte) '\r' : i % 78 == 77 ? (byte) '\n' : (byte) ('a' + (text[i] & 15));
        }
        byte[] head = ("Subject: heavy " + number + "\r\n\r\n").getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        System.arraycopy(head, 0, text, 0, head.length);
        text[octets - 2] = '\r';
        text[octets - 1] = '\n';
        return new GeneratedMail(List.of("INBOX"), List.of(), 1_500_000_000L + number, text);
    }
}
