package net.mailmigrator.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.mailmigrator.testing.DovecotOptions;
import net.mailmigrator.testing.Dovecots;
import net.mailmigrator.testing.MailDelivery;
import net.mailmigrator.testing.MailGenerator;
import net.mailmigrator.testing.MailGenerator.SizeProfile;
import net.mailmigrator.testing.MigratorProcess;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real target with quotas: one account fills up, one is over its quota before the run, one has none. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class QuotaIT {
    private static final Pattern SAYS =
            Pattern.compile("raise it by ([0-9,]+) KiB, then: migrator run --account (\\w+)");

    @TempDir
    Path folder;

    private final Map<String, Long> quotas = new TreeMap<>(Map.of("fills", 200L, "over", 1L));

    @BeforeAll
    static void needs_dovecot() {
        Dovecots.assumeAvailable();
    }

    private static DovecotOptions withQuotas() {
        return new DovecotOptions()
                .extra(
                        "mail_plugins = $mail_plugins quota",
                        "protocol imap {\n  mail_plugins = $mail_plugins imap_quota\n}",
                        "plugin {\n  quota = count:User quota\n  quota_vsizes = yes\n}");
    }

    private void setQuotas(Hoster hoster) throws IOException {
        StringBuilder users = new StringBuilder("free:{PLAIN}x::::::\n");
        quotas.forEach((login, kibibytes) ->
                users.append(login + ":{PLAIN}x::::::userdb_quota_rule=*:storage=" + kibibytes + "K\n"));
        Files.writeString(hoster.target().usersFile(), users);
    }

    @Test
    void a_full_account_stops_alone_says_how_much_is_missing_and_goes_on_after_just_that_raise() throws IOException {
        try (Hoster hoster = new Hoster(folder, withQuotas(), "fills", "over", "free")) {
            setQuotas(hoster);
            hoster.settings("  existing: adopt");
            MailDelivery.intoMaildir(hoster.source(), "fills", new MailGenerator(1).generate(80, 4, SizeProfile.MIXED));
            MailDelivery.intoMaildir(hoster.source(), "over", new MailGenerator(2).generate(30, 3, SizeProfile.MIXED));
            MailDelivery.intoMaildir(hoster.source(), "free", new MailGenerator(3).generate(80, 4, SizeProfile.MIXED));
            MailDelivery.intoMaildir(hoster.target(), "over", new MailGenerator(4).generate(20, 1, SizeProfile.MIXED));

            MigratorProcess.Result stopped = hoster.migrator("run", "--out", "first");

            assertThat(stopped.exit()).as(stopped.toString()).isEqualTo(3);
            assertThat(hoster.targetMail("free")).isEqualTo(hoster.sourceMail("free"));
            assertThat(hoster.targetMail("fills").size()).isBetween(1, 79);
            raiseByWhatIsSaid(Files.readString(folder.resolve("first/run.json"), StandardCharsets.UTF_8));
            setQuotas(hoster);

            MigratorProcess.Result resumed = hoster.migrator("run", "--out", "second");

            assertThat(resumed.exit()).as(resumed.toString()).isZero();
            assertThat(hoster.targetMail("fills")).isEqualTo(hoster.sourceMail("fills"));
            assertThat(hoster.sourceMail("over").minus(hoster.targetMail("over")))
                    .isEmpty();
            assertThat(hoster.targetMail("over").size()).isEqualTo(50);
        }
    }

    private void raiseByWhatIsSaid(String report) {
        Map<String, Long> said = new TreeMap<>();
        Matcher matcher = SAYS.matcher(report);
        while (matcher.find()) {
            said.put(matcher.group(2), Long.parseLong(matcher.group(1).replace(",", "")));
        }
        assertThat(said).containsOnlyKeys("fills", "over");
        said.forEach((login, kibibytes) -> quotas.merge(login, kibibytes, Long::sum));
        assertThat(report).contains("is exceeded by");
    }
}
