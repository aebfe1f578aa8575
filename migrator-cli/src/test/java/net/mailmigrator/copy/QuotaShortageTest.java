package net.mailmigrator.copy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import net.mailmigrator.imap.StorageQuota;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.plan.FolderRules;
import net.mailmigrator.testing.CopyWorld;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A target that takes so much of an account and no more. Each message has 1,000 bytes. */
@DisplayNameGeneration(ReplaceUnderscores.class)
class QuotaShortageTest {
    private static final String FULL = "[OVERQUOTA] Quota exceeded (mailbox for user is full)";

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    @SuppressWarnings("NullAway.Init")
    private CopyWorld world;

    @BeforeEach
    void ten_messages_in_two_folders() {
        world = new CopyWorld(folder);
        world.target.setAppendLimit(1);
        for (int i = 0; i < 6; i++) {
            put("INBOX", i, 1000);
        }
        for (int i = 6; i < 10; i++) {
            put("INBOX.Zuletzt", i, 1000);
        }
    }

    private void put(String mailbox, int number, int octets) {
        String head = "Message-ID: <" + number + "@test.example>\r\n\r\n";
        world.source
                .account(CopyWorld.LOGIN)
                .mailbox(mailbox)
                .put(
                        (head + "x".repeat(octets - head.length())).getBytes(StandardCharsets.US_ASCII),
                        CopyWorld.flags(number),
                        CopyWorld.date(number));
    }

    private void room(int messages, @Nullable StorageQuota quota) {
        world.target.account(CopyWorld.LOGIN).setQuota(quota);
        world.target.setRefusal(message -> world.targetMail().size() >= messages ? FULL : null);
    }

    private String onlyFailure(CopyOutcome outcome) {
        assertThat(outcome.failures()).hasSize(1);
        Failure failure = outcome.failures().get(0);
        assertThat(failure.scope()).isEqualTo(FailureScope.ACCOUNT);
        assertThat(failure.code()).isEqualTo("OVERQUOTA");
        return failure.text();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void what_arrived_is_confirmed_what_is_missing_is_said_and_a_raise_brings_the_rest_once(int perAppend) {
        world.target.setAppendLimit(perAppend);
        room(3, new StorageQuota(3072, 4096L));

        CopyOutcome stopped = world.run();

        assertThat(onlyFailure(stopped))
                .contains(FULL)
                .endsWith("The account is left incomplete; 7 messages (7,000 bytes) are not at the target yet, and its"
                        + " quota of 4,096 bytes leaves 1,024: raise it by 7 KiB, then: migrator run --account "
                        + CopyWorld.LOGIN);
        MessageCounts counts = requireNonNull(stopped.counts());
        assertThat(counts.closes()).isTrue();
        assertThat(List.of(counts.copied(), counts.pending())).containsExactly(3L, 7L);
        room(100, null);
        int before = world.target.appends();
        MessageCounts resumed = world.runToCounts();
        assertThat(List.of(resumed.alreadyThere(), resumed.copied(), resumed.pending()))
                .containsExactly(3L, 7L, 0L);
        assertThat(world.target.appends()).isGreaterThan(before);
        assertThat(world.targetMail()).isEqualTo(world.sourceMail());
    }

    @Test
    void an_account_that_is_over_its_quota_before_the_run_is_told_how_much_it_is_over() {
        room(0, new StorageQuota(6144, 4096L));

        assertThat(onlyFailure(world.run()))
                .contains(
                        "10 messages (10,000 bytes) are not at the target yet, and its quota of 4,096 bytes is exceeded"
                                + " by 2,048: raise it by 13 KiB, then: migrator run");
    }

    @Test
    void a_quota_of_messages_is_counted_in_messages() {
        room(4, new StorageQuota(0, 1L << 30, 0L));

        assertThat(onlyFailure(world.run()))
                .contains(
                        "its quota of 1,073,741,824 bytes leaves 1,073,741,824, and room for 0 messages: raise it by 6"
                                + " messages, then: migrator run");
    }

    @Test
    void a_target_without_quota_numbers_is_said_what_is_left_to_copy() {
        room(4, null);

        assertThat(onlyFailure(world.run()))
                .contains(
                        "6 messages (6,000 bytes) are not at the target yet, and the target does not say how much room it"
                                + " has: raise its quota by that much, then: migrator run --account "
                                + CopyWorld.LOGIN);
    }

    @Test
    void a_quota_that_has_room_for_everything_is_not_blamed() {
        room(4, new StorageQuota(0, 1L << 20));

        assertThat(onlyFailure(world.run()))
                .contains(
                        "leaves 1,048,576, so that it is another limit that was reached: ask whoever runs the target");
    }

    @Test
    void what_a_rule_leaves_out_is_not_missing() {
        put("INBOX.Zuletzt", 10, 5000);
        world.with(old -> new CopySettings(
                CopySettings.Existing.ADOPT,
                Duration.ZERO,
                CopySettings.OnUndecided.LIST,
                true,
                List.of(largerThan(4000))));
        room(4, null);

        assertThat(onlyFailure(world.run())).contains("6 messages (6,000 bytes)");
    }

    private static FolderRules.Exclusion largerThan(long bytes) {
        return new FolderRules.Exclusion(null, null, bytes);
    }
}
