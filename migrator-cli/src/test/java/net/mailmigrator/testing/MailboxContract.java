package net.mailmigrator.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import net.mailmigrator.imap.AccountListing;
import net.mailmigrator.imap.AppendResult;
import net.mailmigrator.imap.CommitGate;
import net.mailmigrator.imap.Credentials;
import net.mailmigrator.imap.CurrentMessage;
import net.mailmigrator.imap.FlagChange;
import net.mailmigrator.imap.InternalDate;
import net.mailmigrator.imap.ListedMailbox;
import net.mailmigrator.imap.MailboxName;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxWriter;
import net.mailmigrator.imap.MessageFlags;
import net.mailmigrator.imap.MessageMetadata;
import net.mailmigrator.imap.OpenedMailbox;
import net.mailmigrator.imap.OutgoingMessage;
import net.mailmigrator.imap.StoreResult;
import net.mailmigrator.imap.UidSet;
import net.mailmigrator.imap.WritableServer;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.MailException;
import net.mailmigrator.model.Secret;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;

/** What every implementation of the IMAP ports must do. Each test uses folders of its own in one account. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
public abstract class MailboxContract {
    private static final AtomicInteger NUMBER = new AtomicInteger();
    private static final InternalDate DATE = new InternalDate(1_234_567_890, 3600);
    private static final CommitGate OPEN_GATE = () -> {};

    /** The server under test. */
    protected abstract WritableServer server();

    /** A login that works. */
    protected abstract Credentials credentials();

    /** What folder names have to begin with. */
    protected String prefix() {
        return "";
    }

    /** Folder names, without prefix, that this server is known to refuse; it has to say so, and everything else goes on. */
    protected Set<String> namesItRefuses() {
        return Set.of();
    }

    private MailboxName freshName() {
        return MailboxName.encode(prefix() + "Ordner " + NUMBER.incrementAndGet());
    }

    private static byte[] mail(String text) {
        return ("From: a@example.org\r\nSubject: " + text + "\r\nMessage-ID: <" + text + "@example.org>\r\n\r\n" + text
                        + "\r\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private static OutgoingMessage outgoing(byte[] octets, String... flags) {
        return new OutgoingMessage(BytesContent.of(octets), MessageFlags.parse(List.of(flags)), DATE);
    }

    private static @Nullable Long epochSecond(MessageMetadata metadata) {
        InternalDate date = metadata.internalDate();
        return date == null ? null : date.epochSecond();
    }

    private static List<Long> append(MailboxWriter writer, MailboxName box, OutgoingMessage... messages)
            throws MailException {
        List<Long> uids = new ArrayList<>();
        for (int at = 0; at < messages.length; at += writer.appendLimit()) {
            int end = Math.min(messages.length, at + writer.appendLimit());
            AppendResult result = writer.append(box, List.of(messages).subList(at, end), OPEN_GATE);
            assertThat(result).isInstanceOf(AppendResult.Appended.class);
            uids.addAll(((AppendResult.Appended) result).uids());
        }
        return uids;
    }

    private static Collected fetch(MailboxReader reader, MailboxName box, long... uids) throws MailException {
        Collected collected = new Collected();
        reader.examine(box);
        reader.fetch(UidSet.of(uids), collected);
        return collected;
    }

    @Test
    void the_source_side_gets_an_object_that_cannot_write() throws MailException {
        try (MailboxReader reader = server().openReader(credentials())) {
            assertThat(reader).isNotInstanceOf(MailboxWriter.class);
        }
    }

    @Test
    void a_wrong_password_gives_up_the_account_and_is_not_retried() {
        Credentials wrong = new Credentials(credentials().user(), Secret.of("wrong-password"), null);

        assertThatThrownBy(() -> server().openReader(wrong)).isInstanceOfSatisfying(MailException.class, e -> {
            assertThat(e.scope()).isEqualTo(FailureScope.ACCOUNT);
            assertThat(e.retryable()).isFalse();
            assertThat(e).hasMessageNotContaining("wrong-password");
        });
    }

    @Test
    void a_created_folder_is_listed_and_creating_it_again_is_no_error() throws MailException {
        MailboxName name = freshName();
        try (MailboxWriter writer = server().openWriter(credentials())) {
            writer.create(name);
            writer.create(name);

            assertThat(writer.list()).extracting(ListedMailbox::name).contains(MailboxName.INBOX, name);
        }
    }

    @Test
    void a_listing_with_status_says_of_each_folder_what_list_and_status_say() throws MailException {
        MailboxName filled = freshName();
        MailboxName empty = freshName();
        try (MailboxWriter writer = server().openWriter(credentials())) {
            writer.create(filled);
            writer.create(empty);
            append(writer, filled, outgoing(mail("1")), outgoing(mail("2")));

            AccountListing all = writer.listWithStatus();

            assertThat(names(all.mailboxes())).isEqualTo(names(writer.list()));
            assertThat(all.refused()).isEmpty();
            assertThat(all.status().get(filled)).isEqualTo(writer.status(filled));
            assertThat(all.status().get(empty)).isEqualTo(writer.status(empty));
            assertThat(all.status().keySet())
                    .containsExactlyInAnyOrderElementsOf(all.mailboxes().stream()
                            .filter(ListedMailbox::selectable)
                            .map(ListedMailbox::name)
                            .toList());
        }
    }

    private static List<MailboxName> names(List<ListedMailbox> mailboxes) {
        return mailboxes.stream().map(ListedMailbox::name).toList();
    }

    @Test
    void a_subscription_is_listed() throws MailException {
        MailboxName subscribed = freshName();
        MailboxName other = freshName();
        try (MailboxWriter writer = server().openWriter(credentials())) {
            writer.create(subscribed);
            writer.create(other);
            writer.subscribe(subscribed);
            writer.subscribe(subscribed);

            assertThat(writer.list())
                    .filteredOn(ListedMailbox::subscribed)
                    .extracting(ListedMailbox::name)
                    .contains(subscribed)
                    .doesNotContain(other);
        }
    }

    @Test
    void names_with_quotes_percent_asterisk_umlauts_and_emoji_come_back() throws MailException {
        List<String> odd =
                List.of("Projekt \"Nord\"", "100% sicher", "Entwürfe & Öl", "送信済み", "📁 Ablage", "a&b", "(x) [y]");
        Set<String> wanted = new TreeSet<>();
        try (MailboxWriter writer = server().openWriter(credentials())) {
            for (String name : odd) {
                MailboxName box = MailboxName.encode(prefix() + name);
                if (namesItRefuses().contains(name)) {
                    assertThatThrownBy(() -> writer.create(box))
                            .isInstanceOfSatisfying(
                                    MailException.class,
                                    e -> assertThat(e.scope()).isEqualTo(FailureScope.MAILBOX));
                } else {
                    wanted.add(prefix() + name);
                    writer.create(box);
                }
            }

            assertThat(writer.list().stream().map(listed -> listed.name().decoded()))
                    .containsAll(wanted);
        }
    }

    @Test
    void octets_flags_keywords_and_date_come_back_as_they_were_sent() throws MailException {
        MailboxName box = freshName();
        byte[] sent = mail("roundtrip");
        try (MailboxWriter writer = server().openWriter(credentials())) {
            writer.create(box);
            long uid = append(writer, box, outgoing(sent, "\\Seen", "\\Flagged", "$Forwarded"))
                    .get(0);

            Collected got = fetch(writer, box, uid);

            assertThat(got.octets.get(uid)).isEqualTo(sent);
            assertThat(got.sha256.get(uid))
                    .isEqualTo(BytesContent.digestsOf(sent).exact().toString());
            assertThat(got.metadata.get(uid))
                    .extracting(MessageMetadata::flags, MailboxContract::epochSecond)
                    .containsExactly(
                            MessageFlags.parse(List.of("\\Flagged", "\\Seen", "$forwarded")), DATE.epochSecond());
        }
    }

    @Test
    void keywords_that_are_no_atoms_are_not_sent() throws MailException {
        MailboxName box = freshName();
        MessageFlags hostile =
                new MessageFlags(Set.of(), new TreeSet<>(List.of("a) {5+}\r\nx CREATE pwned\r\n", "b\"c", "gut")));
        try (MailboxWriter writer = server().openWriter(credentials())) {
            writer.create(box);
            writer.append(box, List.of(new OutgoingMessage(BytesContent.of(mail("k")), hostile, DATE)), OPEN_GATE);
            writer.examine(box);
            List<MessageMetadata> listed = new ArrayList<>();
            writer.listMessages(1, Long.MAX_VALUE, listed::add);

            assertThat(listed)
                    .singleElement()
                    .satisfies(message -> assertThat(message.flags().keywords()).containsExactly("gut"));
            assertThat(writer.list()).extracting(ListedMailbox::name).doesNotContain(new MailboxName("pwned"));
        }
    }

    @Test
    void flags_are_set_and_taken_off_and_all_others_stay() throws MailException {
        MailboxName box = freshName();
        try (MailboxWriter writer = server().openWriter(credentials())) {
            writer.create(box);
            List<Long> uids = append(
                    writer,
                    box,
                    outgoing(mail("f1"), "\\Seen", "alt"),
                    outgoing(mail("f2"), "\\Flagged"),
                    outgoing(mail("f3"), "\\Seen"));
            writer.select(box);
            UidSet firstTwo = UidSet.of(uids.get(0), uids.get(1));

            store(writer, firstTwo, FlagChange.set(flags("\\Answered", "neu")));
            store(writer, firstTwo, FlagChange.set(flags("\\Answered", "NEU")));
            store(writer, firstTwo, FlagChange.clear(flags("\\Seen", "ALT")));

            assertThat(flagsOf(writer, uids))
                    .containsExactly(
                            flags("\\Answered", "neu"), flags("\\Answered", "\\Flagged", "neu"), flags("\\Seen"));
        }
    }

    private static MessageFlags flags(String... wire) {
        return MessageFlags.parse(List.of(wire));
    }

    private static void store(MailboxWriter writer, UidSet uids, FlagChange change) throws MailException {
        assertThat(writer.store(uids, change, 0)).isEqualTo(new StoreResult.Stored(UidSet.empty()));
    }

    private static List<MessageFlags> flagsOf(MailboxWriter writer, List<Long> uids) throws MailException {
        List<MessageFlags> flags = new ArrayList<>();
        writer.current(
                UidSet.of(uids.stream().mapToLong(Long::longValue).toArray()),
                message -> flags.add(message.metadata().flags()));
        return flags;
    }

    @Test
    void what_messages_are_like_now_has_size_and_date_and_leaves_out_those_that_are_not_there() throws MailException {
        MailboxName box = freshName();
        try (MailboxWriter writer = server().openWriter(credentials())) {
            writer.create(box);
            List<Long> uids = append(writer, box, outgoing(mail("n1"), "\\Seen"), outgoing(mail("n2")));
            writer.select(box);
            List<CurrentMessage> current = new ArrayList<>();

            writer.current(UidSet.of(uids.get(1), uids.get(1) + 1000), current::add);

            assertThat(current).singleElement().satisfies(message -> {
                assertThat(message.metadata().uid()).isEqualTo(uids.get(1));
                assertThat(message.metadata().size()).isEqualTo(mail("n2").length);
                assertThat(epochSecond(message.metadata())).isEqualTo(DATE.epochSecond());
                assertThat(message.metadata().flags()).isEqualTo(MessageFlags.NONE);
            });
        }
    }

    @Test
    void a_message_that_changed_since_a_mod_sequence_is_left_alone_where_the_server_keeps_them() throws MailException {
        MailboxName box = freshName();
        try (MailboxWriter writer = server().openWriter(credentials());
                MailboxWriter user = server().openWriter(credentials())) {
            boolean kept = writer.server().offers("CONDSTORE");
            writer.create(box);
            List<Long> uids = append(writer, box, outgoing(mail("c1")), outgoing(mail("c2")));
            UidSet both = UidSet.of(uids.get(0), uids.get(1));
            writer.select(box);
            AtomicLong modSeq = new AtomicLong();
            writer.current(both, message -> modSeq.accumulateAndGet(message.modSeq(), Math::max));
            user.select(box);
            store(user, UidSet.of(uids.get(0)), FlagChange.set(flags("\\Draft")));

            StoreResult result = writer.store(both, FlagChange.set(flags("\\Flagged")), modSeq.get());

            assertThat(result).isEqualTo(new StoreResult.Stored(kept ? UidSet.of(uids.get(0)) : UidSet.empty()));
            assertThat(flagsOf(writer, uids))
                    .containsExactly(kept ? flags("\\Draft") : flags("\\Draft", "\\Flagged"), flags("\\Flagged"));
        }
    }

    @Test
    void keywords_that_are_no_atoms_are_not_stored() throws MailException {
        MailboxName box = freshName();
        MessageFlags hostile = new MessageFlags(Set.of(), new TreeSet<>(List.of("a)\r\nx CREATE pwned\r\n", "gut")));
        try (MailboxWriter writer = server().openWriter(credentials())) {
            writer.create(box);
            List<Long> uids = append(writer, box, outgoing(mail("k2")));
            writer.select(box);

            store(writer, UidSet.of(uids.get(0)), FlagChange.set(hostile));

            assertThat(flagsOf(writer, uids)).containsExactly(flags("gut"));
            assertThat(writer.list()).extracting(ListedMailbox::name).doesNotContain(new MailboxName("pwned"));
            assertThatThrownBy(() -> FlagChange.set(flags("a b"))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void only_the_named_messages_that_are_marked_as_deleted_are_expunged() throws MailException {
        MailboxName box = freshName();
        try (MailboxWriter writer = server().openWriter(credentials())) {
            writer.create(box);
            List<Long> uids = append(
                    writer,
                    box,
                    outgoing(mail("x1"), "\\Deleted"),
                    outgoing(mail("x2"), "\\Deleted"),
                    outgoing(mail("x3")),
                    outgoing(mail("x4")));
            writer.select(box);
            assertThat(writer.canExpunge()).isTrue();
            store(writer, UidSet.of(uids.get(3)), FlagChange.set(flags("\\Deleted")));

            writer.expunge(UidSet.of(uids.get(1), uids.get(2), uids.get(3), uids.get(3) + 1000));
            writer.expunge(UidSet.of(uids.get(1)));

            writer.examine(box);
            assertThat(listed(writer, 1, Long.MAX_VALUE)).containsExactly(uids.get(0), uids.get(2));
        }
    }

    @Test
    void a_mailbox_that_is_only_examined_is_not_written_to() throws MailException {
        MailboxName box = freshName();
        try (MailboxWriter writer = server().openWriter(credentials())) {
            writer.create(box);
            List<Long> uids = append(writer, box, outgoing(mail("ro")));
            writer.select(box);
            writer.examine(box);

            assertThatThrownBy(() -> store(writer, UidSet.of(uids.get(0)), FlagChange.set(flags("\\Seen"))))
                    .isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void uids_ascend_in_the_order_of_the_messages() throws MailException {
        MailboxName box = freshName();
        OutgoingMessage[] messages = new OutgoingMessage[120];
        for (int i = 0; i < messages.length; i++) {
            messages[i] = outgoing(mail("nr" + i));
        }
        try (MailboxWriter writer = server().openWriter(credentials())) {
            writer.create(box);

            List<Long> uids = append(writer, box, messages);

            assertThat(uids).hasSize(120).isSorted().doesNotHaveDuplicates();
            Collected got =
                    fetch(writer, box, uids.stream().mapToLong(Long::longValue).toArray());
            assertThat(got.order).isEqualTo(uids);
            assertThat(got.octets.get(uids.get(77))).isEqualTo(mail("nr77"));
        }
    }

    @Test
    void nothing_is_visible_before_the_gate_has_passed() throws MailException {
        MailboxName box = freshName();
        AtomicLong before = new AtomicLong(-1);
        AtomicInteger passed = new AtomicInteger();
        try (MailboxWriter writer = server().openWriter(credentials());
                MailboxReader watcher = server().openReader(credentials())) {
            writer.create(box);

            writer.append(box, List.of(outgoing(mail("gate"))), () -> {
                passed.incrementAndGet();
                before.set(watcher.status(box).messages());
            });

            assertThat(passed).hasValue(1);
            assertThat(before).hasValue(0);
            assertThat(watcher.status(box).messages()).isEqualTo(1);
        }
    }

    @Test
    void a_gate_that_does_not_open_stores_nothing_and_ends_the_session() throws MailException {
        MailboxName box = freshName();
        MailException stop = MailException.refused(FailureScope.ACCOUNT, false, "commit", "no");
        try (MailboxWriter writer = server().openWriter(credentials());
                MailboxReader watcher = server().openReader(credentials())) {
            writer.create(box);

            assertThatThrownBy(() -> writer.append(box, List.of(outgoing(mail("stopped"))), () -> {
                        throw stop;
                    }))
                    .isSameAs(stop);

            assertThat(watcher.status(box).messages()).isZero();
            assertThatThrownBy(() -> writer.status(box))
                    .isInstanceOfSatisfying(
                            MailException.class,
                            e -> assertThat(e.connectionLost()).isTrue());
        }
    }

    @Test
    void an_append_to_a_folder_that_is_not_there_is_refused_and_the_session_goes_on() throws MailException {
        MailboxName box = freshName();
        try (MailboxWriter writer = server().openWriter(credentials())) {
            AppendResult result = writer.append(box, List.of(outgoing(mail("x"))), OPEN_GATE);

            assertThat(result).isInstanceOf(AppendResult.Refused.class);
            writer.create(box);
            assertThat(append(writer, box, outgoing(mail("x")))).hasSize(1);
        }
    }

    @Test
    void a_message_without_octets_is_never_sent() throws MailException {
        MailboxName box = freshName();
        try (MailboxWriter writer = server().openWriter(credentials())) {
            writer.create(box);

            assertThatThrownBy(() -> writer.append(box, List.of(outgoing(new byte[0])), OPEN_GATE))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void uids_that_are_not_there_are_absent_and_do_not_disturb_others() throws MailException {
        MailboxName box = freshName();
        try (MailboxWriter writer = server().openWriter(credentials())) {
            writer.create(box);
            long uid = append(writer, box, outgoing(mail("only"))).get(0);

            Collected got = fetch(writer, box, uid + 1000, uid, uid + 2000);

            assertThat(got.order).containsExactly(uid, uid + 1000, uid + 2000);
            assertThat(got.absent).containsExactly(uid + 1000, uid + 2000);
            assertThat(got.octets).containsOnlyKeys(uid);
        }
    }

    @Test
    void a_listing_holds_the_range_and_nothing_below_it() throws MailException {
        MailboxName box = freshName();
        try (MailboxWriter writer = server().openWriter(credentials())) {
            writer.create(box);
            List<Long> uids = append(writer, box, outgoing(mail("1")), outgoing(mail("2")), outgoing(mail("3")));
            writer.examine(box);

            assertThat(listed(writer, 1, Long.MAX_VALUE)).isEqualTo(uids);
            assertThat(listed(writer, uids.get(1), uids.get(1))).containsExactly(uids.get(1));
            assertThat(listed(writer, uids.get(2) + 1, Long.MAX_VALUE)).isEmpty();
        }
    }

    private static List<Long> listed(MailboxReader reader, long first, long last) throws MailException {
        List<Long> uids = new ArrayList<>();
        reader.listMessages(first, last, message -> uids.add(message.uid()));
        return uids;
    }

    @Test
    void a_message_that_begins_with_an_empty_line_has_no_header_to_tell_it_by() throws MailException {
        MailboxName box = freshName();
        try (MailboxWriter writer = server().openWriter(credentials())) {
            Collected got = new Collected();
            writer.create(box);
            long uid = append(
                            writer,
                            box,
                            outgoing("\r\njust text, not even: a header\r\n".getBytes(StandardCharsets.US_ASCII)))
                    .get(0);
            writer.select(box);

            writer.fetchHeaders(UidSet.of(uid), got);

            assertThat(got.octets.get(uid)).asString(StandardCharsets.US_ASCII).isIn("", "\r\n");
        }
    }

    @Test
    void headers_come_without_the_text() throws MailException {
        MailboxName box = freshName();
        try (MailboxWriter writer = server().openWriter(credentials())) {
            writer.create(box);
            long uid = append(writer, box, outgoing(mail("kopf"))).get(0);
            writer.examine(box);
            Collected got = new Collected();

            writer.fetchHeaders(UidSet.of(uid), got);

            // GreenMail leaves the empty line out
            assertThat(got.octets.get(uid))
                    .asString(StandardCharsets.UTF_8)
                    .startsWith("From: a@example.org\r\n")
                    .matches("(?s).*<kopf@example.org>(\r\n)+");
        }
    }

    @Test
    void status_and_opening_agree() throws MailException {
        MailboxName box = freshName();
        try (MailboxWriter writer = server().openWriter(credentials())) {
            writer.create(box);
            append(writer, box, outgoing(mail("1")), outgoing(mail("2")));

            OpenedMailbox selected = writer.select(box);
            OpenedMailbox examined = writer.examine(box);

            assertThat(selected.status().messages()).isEqualTo(2);
            assertThat(selected.permanentFlags()).contains("\\seen");
            assertThat(examined.status().uidValidity())
                    .isEqualTo(selected.status().uidValidity());
            assertThat(writer.status(box).uidNext()).isEqualTo(examined.status().uidNext());
        }
    }

    @Test
    void a_folder_that_is_not_there_gives_up_the_folder_only() throws MailException {
        MailboxName box = freshName();
        try (MailboxReader reader = server().openReader(credentials())) {
            assertThatThrownBy(() -> reader.examine(box)).isInstanceOfSatisfying(MailException.class, e -> {
                assertThat(e.scope()).isEqualTo(FailureScope.MAILBOX);
                assertThat(e.connectionLost()).isFalse();
                assertThat(e).hasMessageContaining(box.toString());
            });

            assertThat(reader.status(MailboxName.INBOX).uidNext()).isPositive();
        }
    }

    @Test
    void the_personal_namespace_has_the_separator() throws MailException {
        try (MailboxReader reader = server().openReader(credentials())) {
            assertThat(reader.namespaces()).first().satisfies(namespace -> {
                assertThat(namespace.prefix()).isEqualTo(prefix());
                assertThat(namespace.separator()).isNotNull();
            });
        }
    }
}
