package net.mailmigrator.copy;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.LongStream;
import net.mailmigrator.copy.CopySettings.Existing;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.OutgoingMessage;
import net.mailmigrator.imap.ServerAnswer;
import net.mailmigrator.journal.Journal;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.MessageCounts;
import net.mailmigrator.plan.FolderRules;
import net.mailmigrator.testing.CopyWorld;
import net.mailmigrator.testing.CrashException;
import net.mailmigrator.testing.FaultPoint;
import net.mailmigrator.testing.FaultPoint.Step;
import net.mailmigrator.testing.StoredMessage;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator.ReplaceUnderscores;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayNameGeneration(ReplaceUnderscores.class)
class CopyAccountTest {
    @TempDir
    Path folder;

    private static MessageCounts counts(long source, long copied, long alreadyThere) {
        return new MessageCounts(source, copied, alreadyThere, 0, 0, 0, 0, 0, 0, 0);
    }

    @Test
    void every_message_arrives_with_flags_keywords_and_date() {
        CopyWorld world = CopyWorld.withMail(folder, 250);

        CopyOutcome outcome = world.run();

        assertThat(world.targetMail()).isEqualTo(world.sourceMail());
        assertThat(outcome.counts()).isEqualTo(counts(250, 250, 0));
        assertThat(outcome.clean()).isTrue();
        assertThat(world.target.account(CopyWorld.LOGIN).find(new MailboxName("Leer")))
                .isNotNull();
        assertThat(world.source.openContents()).isZero();
    }

    @Test
    void target_uids_ascend_as_source_uids_do() {
        CopyWorld world = CopyWorld.withMail(folder, 250);

        world.run();

        List<byte[]> there = world.target.account(CopyWorld.LOGIN).mailbox("INBOX").messages().stream()
                .map(StoredMessage::octets)
                .toList();
        List<byte[]> here = world.source.account(CopyWorld.LOGIN).mailbox("INBOX").messages().stream()
                .map(StoredMessage::octets)
                .toList();
        assertThat(there).usingElementComparator(java.util.Arrays::compare).containsExactlyElementsOf(here);
    }

    @Test
    void what_lies_ahead_is_noted_when_a_pass_begins() {
        CopyWorld world = CopyWorld.withMail(folder, 30);
        AtomicReference<Journal> journal = new AtomicReference<>();
        AtomicReference<MessageCounts> noted = new AtomicReference<>();
        world.wrapJournal(opened -> {
            journal.set(opened);
            return opened;
        });
        world.source.setFaults((step, mailbox) -> {
            if (step == Step.BEFORE_FETCH) {
                noted.set(requireNonNull(journal.get())
                        .account(CopyWorld.LOGIN)
                        .facts()
                        .lastPass());
            }
        });

        world.run();
        assertThat(noted).hasValue(new MessageCounts(30, 0, 0, 0, 0, 0, 0, 0, 0, 30));

        world.put("INBOX", 100);
        world.run();
        assertThat(noted).hasValue(new MessageCounts(31, 0, 30, 0, 0, 0, 0, 0, 0, 1));
    }

    @Test
    void running_again_copies_nothing_and_opens_nothing() {
        CopyWorld world = CopyWorld.withMail(folder, 30);
        world.run();
        AtomicInteger opened = new AtomicInteger();
        world.source.setFaults((step, mailbox) -> opened.addAndGet(step == Step.BEFORE_OPEN ? 1 : 0));

        CopyOutcome again = world.run();

        assertThat(again.counts()).isEqualTo(counts(30, 0, 30));
        assertThat(world.targetMail()).isEqualTo(world.sourceMail());
        assertThat(opened).hasValue(0);
    }

    @Test
    void a_later_pass_brings_what_is_new() {
        CopyWorld world = CopyWorld.withMail(folder, 30);
        world.run();
        world.put("INBOX", 100);
        world.put("INBOX.Neu", 101);

        CopyOutcome again = world.run();

        assertThat(again.counts()).isEqualTo(counts(32, 2, 30));
        assertThat(world.targetMail()).isEqualTo(world.sourceMail());
    }

    @Test
    void subscriptions_are_carried() {
        CopyWorld world = CopyWorld.withMail(folder, 3);
        world.source.account(CopyWorld.LOGIN).subscribe(MailboxName.encode("INBOX.Entwürfe"));

        world.run();

        assertThat(world.target.account(CopyWorld.LOGIN).subscribed()).containsExactly(MailboxName.encode("Entwürfe"));
    }

    @Test
    void true_duplicates_stay_duplicates() {
        CopyWorld world = new CopyWorld(folder);
        LongStream.range(0, 4).forEach(i -> world.put("INBOX", 7));

        world.run();

        assertThat(world.targetMail()).isEqualTo(world.sourceMail());
        assertThat(world.targetMail().size()).isEqualTo(4);
    }

    @Test
    void a_refused_message_is_listed_with_the_servers_words_and_all_others_arrive() {
        CopyWorld world = CopyWorld.withMail(folder, 60);
        world.target.setRefusal(message -> holds(message, "Text 17\r\n") ? "NO Message contains invalid header" : null);

        CopyOutcome outcome = world.run();

        assertThat(outcome.counts()).isEqualTo(new MessageCounts(60, 59, 0, 0, 0, 1, 0, 0, 0, 0));
        assertThat(outcome.complete()).isTrue();
        assertThat(outcome.failures()).singleElement().satisfies(failure -> {
            assertThat(failure.code()).isEqualTo("MESSAGE-REFUSED");
            assertThat(failure.text())
                    .startsWith("append to domain.de3 / INBOX (UID 12, ")
                    .contains("the target said")
                    .contains("Message contains invalid header");
            assertThat(failure.uid()).isEqualTo(12);
        });
        assertThat(world.sourceMail().minus(world.targetMail())).hasSize(1);
    }

    @Test
    void a_refused_message_is_tried_again_by_the_next_run() {
        CopyWorld world = CopyWorld.withMail(folder, 10);
        world.target.setRefusal(message -> holds(message, "Text 4\r\n") ? "NO [LIMITS] later" : null);
        world.run();
        world.target.setRefusal(message -> null);

        CopyOutcome again = world.run();

        assertThat(again.counts()).isEqualTo(counts(10, 1, 9));
        assertThat(world.targetMail()).isEqualTo(world.sourceMail());
    }

    @Test
    void a_full_target_stops_the_account_and_the_rest_is_pending_until_the_quota_is_raised() {
        CopyWorld world = CopyWorld.withMail(folder, 300);
        world.target.setRefusal(message -> holds(message, "Text 250\r\n") ? "[OVERQUOTA] Quota exceeded" : null);

        CopyOutcome outcome = world.run();

        assertThat(outcome.complete()).isFalse();
        assertThat(outcome.counts()).matches(MessageCounts::closes);
        assertThat(outcome.counts()).extracting(MessageCounts::pending).isNotEqualTo(0L);
        assertThat(outcome.failures()).extracting(Failure::code).containsExactly("OVERQUOTA");
        world.target.setRefusal(message -> null);
        assertThat(world.run().complete()).isTrue();
        assertThat(world.targetMail()).isEqualTo(world.sourceMail());
    }

    @Test
    void an_unreadable_message_is_listed_and_all_others_arrive() {
        CopyWorld world = CopyWorld.withMail(folder, 12);
        world.source.account(CopyWorld.LOGIN).mailbox("INBOX").makeUnreadable(3);

        CopyOutcome outcome = world.run();

        assertThat(outcome.counts()).isEqualTo(new MessageCounts(12, 11, 0, 0, 0, 0, 1, 0, 0, 0));
        assertThat(outcome.failures()).extracting(Failure::code).containsExactly("MESSAGE-UNREADABLE");
    }

    @Test
    void a_message_that_is_expunged_while_it_is_copied_has_vanished() {
        CopyWorld world = CopyWorld.withMail(folder, 12);
        world.source.setFaults((step, mailbox) -> {
            if (step == Step.BEFORE_FETCH) {
                world.source.account(CopyWorld.LOGIN).mailbox("INBOX").expunge(5);
            }
        });

        CopyOutcome outcome = world.run();

        assertThat(outcome.counts()).isEqualTo(new MessageCounts(12, 11, 0, 0, 0, 0, 0, 1, 0, 0));
        assertThat(outcome.clean()).isTrue();
    }

    @Test
    void mail_that_arrives_during_the_pass_belongs_to_the_next() {
        CopyWorld world = CopyWorld.withMail(folder, 12);
        AtomicInteger arrived = new AtomicInteger();
        world.source.setFaults((step, mailbox) -> {
            if (step == Step.BEFORE_FETCH && mailbox.equals(MailboxName.INBOX) && arrived.getAndIncrement() == 0) {
                world.put("INBOX", 900);
            }
        });

        CopyOutcome outcome = world.run();

        assertThat(outcome.counts()).isEqualTo(counts(12, 12, 0));
        assertThat(outcome.newSincePass()).isEqualTo(1);
        assertThat(world.run().counts()).isEqualTo(counts(13, 1, 12));
    }

    @Test
    void what_is_too_large_by_rule_is_excluded() {
        CopyWorld world = CopyWorld.withMail(folder, 6);
        world.source
                .account(CopyWorld.LOGIN)
                .mailbox("INBOX")
                .put(new byte[5000], MessageFlags.NONE, CopyWorld.date(1));
        world.with(old -> new CopySettings(
                old.existing(),
                old.settle(),
                old.onUndecided(),
                true,
                List.of(new FolderRules.Exclusion(null, null, 4999L))));

        CopyOutcome outcome = world.run();

        assertThat(outcome.counts()).isEqualTo(new MessageCounts(7, 6, 0, 0, 1, 0, 0, 0, 0, 0));
        assertThat(outcome.clean()).isTrue();
    }

    @Test
    void a_server_without_uidplus_gets_everything_once_and_its_uids_are_found_by_digest() {
        CopyWorld world = CopyWorld.withMail(folder, 40);
        world.target.withoutAppendUid();
        world.target.setAppendLimit(1);

        assertThat(world.run().counts()).isEqualTo(counts(40, 40, 0));

        assertThat(world.run().counts()).isEqualTo(counts(40, 0, 40));
        assertThat(world.targetMail()).isEqualTo(world.sourceMail());
        try (Journal journal = world.open()) {
            var account = journal.account(CopyWorld.LOGIN);
            assertThat(account.targetMailboxes())
                    .allSatisfy(mailbox -> assertThat(
                                    account.targetUids(mailbox.id()).size())
                            .isEqualTo(world.target
                                    .account(CopyWorld.LOGIN)
                                    .make(mailbox.name())
                                    .messages()
                                    .size()));
        }
    }

    @Test
    void a_soft_stop_ends_between_batches_and_the_next_run_continues() {
        CopyWorld world = CopyWorld.withMail(folder, 600);
        AtomicInteger asked = new AtomicInteger();
        world.stopWhen(() -> asked.incrementAndGet() > 4);

        CopyOutcome outcome = world.run();

        assertThat(outcome.stopped()).isTrue();
        assertThat(outcome.counts()).matches(MessageCounts::closes);
        assertThat(outcome.counts()).extracting(MessageCounts::pending).isNotEqualTo(0L);
        assertThat(outcome.failures()).isEmpty();
        world.stopWhen(StopRequest.NEVER);
        assertThat(world.run().clean()).isTrue();
        assertThat(world.targetMail()).isEqualTo(world.sourceMail());
    }

    @Test
    void a_lost_answer_is_reconciled_after_the_target_stood_still_and_nothing_is_sent_twice() {
        CopyWorld world = CopyWorld.withMail(folder, 30);
        AtomicInteger cut = new AtomicInteger();
        world.target.setFaults((step, mailbox) -> {
            if (step == Step.AFTER_STORE && cut.getAndIncrement() == 0) {
                throw MailException.lost("append", "connection reset", null);
            }
        });

        CopyOutcome outcome = world.run();

        assertThat(outcome.counts()).isEqualTo(counts(30, 30, 0));
        assertThat(world.targetMail()).isEqualTo(world.sourceMail());
        assertThat(world.pauses()).contains(Duration.ofSeconds(5));
    }

    @Test
    void messages_that_arrive_late_after_the_connection_was_lost_are_not_sent_again() {
        CopyWorld world = CopyWorld.withMail(folder, 30);
        world.target.holdNextAppend();

        CopyOutcome outcome = world.run();

        assertThat(outcome.counts()).isEqualTo(counts(30, 30, 0));
        assertThat(world.targetMail()).isEqualTo(world.sourceMail());
    }

    @Test
    void a_lost_append_that_never_arrived_is_sent_again() {
        CopyWorld world = CopyWorld.withMail(folder, 30);
        AtomicInteger cut = new AtomicInteger();
        world.target.setFaults((step, mailbox) -> {
            if (step == Step.AFTER_GATE && cut.getAndIncrement() == 0) {
                throw MailException.lost("append", "connection reset", null);
            }
        });

        assertThat(world.run().counts()).isEqualTo(counts(30, 30, 0));

        assertThat(world.targetMail()).isEqualTo(world.sourceMail());
    }

    @Test
    void a_message_the_user_deleted_at_the_target_before_the_lost_answer_was_judged_is_not_sent_again() {
        CopyWorld world = CopyWorld.withMail(folder, 30);
        AtomicInteger cut = new AtomicInteger();
        world.target.setFaults((step, mailbox) -> {
            if (step == Step.AFTER_STORE && mailbox.equals(MailboxName.INBOX) && cut.getAndIncrement() == 0) {
                world.target.account(CopyWorld.LOGIN).mailbox("INBOX").expunge(7);
                throw MailException.lost("append", "connection reset", null);
            }
        });

        assertThat(world.run().counts()).isEqualTo(counts(30, 30, 0));

        assertThat(world.sourceMail().minus(world.targetMail())).hasSize(1);
        assertThat(world.run().counts()).isEqualTo(counts(30, 0, 30));
        assertThat(world.sourceMail().minus(world.targetMail())).hasSize(1);
    }

    @Test
    void messages_without_a_header_are_the_same_only_if_their_texts_are() {
        CopyWorld world = new CopyWorld(folder);
        var source = world.source.account(CopyWorld.LOGIN).mailbox("INBOX");
        var target = world.target.account(CopyWorld.LOGIN).mailbox("INBOX");
        source.put(octets("\r\nours"), MessageFlags.NONE, CopyWorld.date(1));
        source.put(octets("\r\nboth"), MessageFlags.NONE, CopyWorld.date(2));
        target.put(octets("\r\nuser"), MessageFlags.NONE, CopyWorld.date(1));
        target.put(octets("\r\nboth"), MessageFlags.NONE, CopyWorld.date(2));

        CopyOutcome outcome = world.run();

        assertThat(outcome.counts()).isEqualTo(new MessageCounts(2, 1, 0, 1, 0, 0, 0, 0, 0, 0));
        assertThat(target.messages()).hasSize(3);
    }

    @Test
    void a_server_that_fails_to_open_a_known_target_folder_is_not_taken_for_one_that_lost_it() {
        CopyWorld world = CopyWorld.withMail(folder, 3);
        world.run();
        world.put("INBOX", 99);
        world.target.setFaults((step, mailbox) -> {
            if (step == FaultPoint.Step.BEFORE_OPEN) {
                throw ServerAnswer.to(ServerAnswer.Request.READ, "[SERVERBUG] Internal error occurred.")
                        .failure("open " + mailbox);
            }
        });

        CopyOutcome outcome = world.run();

        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.text())
                        .contains("open INBOX: [SERVERBUG] Internal error occurred", "run the same command again")
                        .doesNotContain("migrator reset", "earlier pass"));
    }

    private static byte[] octets(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    @Test
    void what_is_at_the_target_already_is_adopted_and_the_rest_copied() {
        CopyWorld world = CopyWorld.withMail(folder, 40);
        for (int i = 0; i < 20; i++) {
            world.target
                    .account(CopyWorld.LOGIN)
                    .mailbox(i % 3 == 0 ? "Entwürfe" : "INBOX")
                    .put(CopyWorld.octets(i), MessageFlags.NONE, CopyWorld.date(i));
        }
        world.target
                .account(CopyWorld.LOGIN)
                .mailbox("INBOX")
                .put(CopyWorld.octets(555), MessageFlags.NONE, CopyWorld.date(3));

        CopyOutcome outcome = world.run();

        assertThat(outcome.counts()).isEqualTo(new MessageCounts(40, 20, 0, 20, 0, 0, 0, 0, 0, 0));
        assertThat(outcome.unknownAtTarget()).isEqualTo(1);
        assertThat(world.targetMail().size()).isEqualTo(41);
        assertThat(world.run().counts()).isEqualTo(counts(40, 0, 40));
    }

    @Test
    void a_journal_that_was_lost_altogether_costs_nothing_but_the_comparison() {
        CopyWorld world = CopyWorld.withMail(folder, 40);
        world.run();
        CopyWorld afterwards = CopyWorld.withMail(folder.resolve("new"), 40);
        world.target
                .account(CopyWorld.LOGIN)
                .mailboxes()
                .forEach(box -> box.messages()
                        .forEach(message -> afterwards
                                .target
                                .account(CopyWorld.LOGIN)
                                .make(box.name())
                                .put(message.octets(), message.flags(), message.internalDate())));

        CopyOutcome outcome = afterwards.run();

        assertThat(outcome.counts()).isEqualTo(new MessageCounts(40, 0, 0, 40, 0, 0, 0, 0, 0, 0));
        assertThat(afterwards.targetMail()).isEqualTo(world.sourceMail());
    }

    @Test
    void mail_that_a_rewriting_target_changed_is_recognised_by_its_second_digest() {
        CopyWorld world = new CopyWorld(folder);
        byte[] odd = "Subject: odd\r\n\r\na\r\r\nb\0c".getBytes(StandardCharsets.ISO_8859_1);
        byte[] changed = "Subject: odd\r\n\r\na\r\nb\u0080c".getBytes(StandardCharsets.ISO_8859_1);
        world.source.account(CopyWorld.LOGIN).mailbox("INBOX").put(odd, MessageFlags.NONE, CopyWorld.date(1));
        world.target.account(CopyWorld.LOGIN).mailbox("INBOX").put(changed, MessageFlags.NONE, CopyWorld.date(1));

        assertThat(world.runToCounts().adopted()).isEqualTo(1);
    }

    @Test
    void mail_whose_header_the_target_has_munged_is_recognised_and_no_other_of_the_same_second() {
        CopyWorld world = new CopyWorld(folder);
        byte[] odd = "Subject: Gr\u00fc\u00dfe\r\n\r\nGr\u00fc\u00dfe\r\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] munged = "Subject: GrXXe\r\n\r\nGr\u00fc\u00dfe\r\n".getBytes(StandardCharsets.ISO_8859_1);
        byte[] other = "Subject: GrXYe\r\n\r\nGr\u00fc\u00dfe\r\n".getBytes(StandardCharsets.ISO_8859_1);
        world.source.account(CopyWorld.LOGIN).mailbox("INBOX").put(odd, MessageFlags.NONE, CopyWorld.date(1));
        world.source.account(CopyWorld.LOGIN).mailbox("INBOX").put(odd, MessageFlags.NONE, CopyWorld.date(1));
        world.target.account(CopyWorld.LOGIN).mailbox("INBOX").put(other, MessageFlags.NONE, CopyWorld.date(1));
        world.target.account(CopyWorld.LOGIN).mailbox("INBOX").put(munged, MessageFlags.NONE, CopyWorld.date(1));

        MessageCounts counts = world.runToCounts();

        assertThat(counts.adopted()).isEqualTo(1);
        assertThat(counts.copied()).isEqualTo(1);
    }

    @Test
    void a_date_that_the_target_did_not_keep_is_no_reason_to_copy_twice() {
        CopyWorld world = new CopyWorld(folder);
        InternalDate future = InternalDate.ofEpochSecond(4_000_000_000L);
        world.source.account(CopyWorld.LOGIN).mailbox("INBOX").put(CopyWorld.octets(1), MessageFlags.NONE, future);
        world.target
                .account(CopyWorld.LOGIN)
                .mailbox("INBOX")
                .put(CopyWorld.octets(1), MessageFlags.NONE, CopyWorld.date(9));

        assertThat(world.runToCounts().adopted()).isEqualTo(1);
    }

    @Test
    void existing_append_copies_regardless() {
        CopyWorld world = CopyWorld.withMail(folder, 3).existing(Existing.APPEND);
        world.target
                .account(CopyWorld.LOGIN)
                .mailbox("INBOX")
                .put(CopyWorld.octets(1), CopyWorld.flags(1), CopyWorld.date(1));

        assertThat(world.run().counts()).isEqualTo(counts(3, 3, 0));
        assertThat(world.targetMail().size()).isEqualTo(4);
    }

    @Test
    void existing_refuse_leaves_the_folder_alone_and_copies_the_others() {
        CopyWorld world = CopyWorld.withMail(folder, 9).existing(Existing.REFUSE);
        world.target
                .account(CopyWorld.LOGIN)
                .mailbox("INBOX")
                .put(CopyWorld.octets(1), CopyWorld.flags(1), CopyWorld.date(1));

        CopyOutcome outcome = world.run();

        assertThat(outcome.counts()).isEqualTo(new MessageCounts(9, 3, 0, 0, 0, 0, 0, 0, 0, 6));
        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.text())
                        .contains("already holds 1 messages")
                        .contains("copy.existing"));
    }

    @Test
    void a_folder_that_would_go_to_another_target_than_before_is_stopped_with_both_names() {
        CopyWorld world = CopyWorld.withMail(folder, 9);
        world.run();
        world.rename(name -> name.equals("Entwürfe") ? "Drafts" : name);
        world.put("INBOX.Entwürfe", 50);

        CopyOutcome outcome = world.run();

        assertThat(outcome.failures())
                .singleElement()
                .satisfies(failure -> assertThat(failure.text())
                        .contains("it was copied to the target folder Entwürfe so far and would go to Drafts now"));
        assertThat(outcome.counts()).matches(MessageCounts::closes);
    }

    @Test
    void without_uidplus_true_duplicates_survive_a_death_between_them() {
        CopyWorld world = new CopyWorld(folder);
        LongStream.range(0, 6).forEach(i -> world.put("INBOX", 7));
        world.target.withoutAppendUid();
        world.target.setAppendLimit(1);
        AtomicInteger stored = new AtomicInteger();
        world.target.setFaults((step, mailbox) -> {
            if (step == Step.AFTER_STORE && stored.incrementAndGet() == 3) {
                throw new CrashException("third message");
            }
        });
        assertThatThrownBy(world::run).isInstanceOf(CrashException.class);
        world.target.setFaults(FaultPoint.NONE);

        assertThat(world.runToCounts()).isEqualTo(counts(6, 3, 3));

        assertThat(world.targetMail()).isEqualTo(world.sourceMail());
        assertThat(world.targetMail().size()).isEqualTo(6);
    }

    @Test
    void what_arrived_before_the_account_was_full_counts_as_copied() {
        CopyWorld world = CopyWorld.withMail(folder, 300);
        world.target.setRefusal(message -> holds(message, "Text 250\r\n") ? "[OVERQUOTA] Quota exceeded" : null);

        MessageCounts counts = world.runToCounts();

        assertThat(counts.copied()).isEqualTo(world.targetMail().size()).isPositive();
        assertThat(counts.alreadyThere()).isZero();
        assertThat(counts.copied() + counts.pending()).isEqualTo(300);
    }

    @Test
    void a_refused_subscription_is_a_finding_and_the_mail_is_copied() {
        CopyWorld world = CopyWorld.withMail(folder, 9);
        world.source.account(CopyWorld.LOGIN).subscribe(MailboxName.encode("INBOX.Entwürfe"));
        world.target.setFaults((step, mailbox) -> {
            if (step == Step.BEFORE_SUBSCRIBE) {
                throw MailException.refused(FailureScope.MAILBOX, false, "subscribe", "[NOPERM] no");
            }
        });

        CopyOutcome outcome = world.run();

        assertThat(outcome.clean()).isTrue();
        assertThat(outcome.findings())
                .extracting(Finding::text)
                .singleElement()
                .satisfies(text -> assertThat(text).contains("Entwürfe").contains("[NOPERM] no"));
        assertThat(world.targetMail()).isEqualTo(world.sourceMail());
    }

    @Test
    void a_later_subscription_is_carried_by_a_later_pass() {
        CopyWorld world = CopyWorld.withMail(folder, 9);
        world.run();
        world.source.account(CopyWorld.LOGIN).subscribe(MailboxName.encode("INBOX.Entwürfe"));

        world.run();

        assertThat(world.target.account(CopyWorld.LOGIN).subscribed()).containsExactly(MailboxName.encode("Entwürfe"));
    }

    @Test
    void one_message_over_a_size_limit_of_the_server_does_not_stop_its_folder() {
        CopyWorld world = CopyWorld.withMail(folder, 60);
        world.target.setRefusal(message -> holds(message, "Text 17\r\n") ? "[LIMIT] Mail too large" : null);

        assertThat(world.runToCounts()).isEqualTo(new MessageCounts(60, 59, 0, 0, 0, 1, 0, 0, 0, 0));
    }

    private static boolean holds(OutgoingMessage message, String text) {
        var out = new java.io.ByteArrayOutputStream();
        try {
            message.content().writeTo(out);
        } catch (java.io.IOException impossible) {
            throw new java.io.UncheckedIOException(impossible);
        }
        return out.toString(StandardCharsets.ISO_8859_1).contains(text);
    }
}
