package net.mailmigrator.mapping;

import static net.mailmigrator.mapping.OldWorld.MOVES;
import static net.mailmigrator.mapping.OldWorld.STAYS;
import static net.mailmigrator.mapping.OldWorld.account;
import static net.mailmigrator.mapping.OldWorld.texts;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import net.mailmigrator.model.AccountAddress;
import net.mailmigrator.model.AccountKind;
import net.mailmigrator.model.Evidence;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.SenderCheck;
import net.mailmigrator.model.SentAs;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** R18: what becomes of the addresses under which an account has really sent. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class SenderAuditTest {
    @ParameterizedTest
    @ValueSource(strings = {"<>", "", " "})
    void the_null_sender_of_notes_and_bounces_is_never_blocked(String sender) {
        assertThat(lost(sender)).isEmpty();
    }

    /** What was sent under, and what is said of it; nothing: it is allowed. */
    @ParameterizedTest
    @CsvSource({
        "chef@a.example, ",
        "CHEF@A.Example, ",
        "chef+news@a.example, ",
        "chef@alias.example, ",
        "SRS0=hZ2y=TT=gmx.example=kunde@a.example, ",
        "srs1+x=other.example==hZ2y=TT=gmx.example=kunde@alias.example, ",
        "SRS0=hZ2y=TT=gmx.example=kunde@gmx.example, no mail system of ours",
        "srs0@a.example, nobody's; an exemption for its domain would allow it",
        "withheld@a.example, could be an alias of it",
        "team@a.example, could be an alias of it",
        "ghost@a.example, nobody's; an exemption for its domain would allow it",
        "other@a.example, of a2; an exemption for its domain would allow it",
        "other+x@alias.example, of a2; an exemption for its domain would allow it",
        "boss@b.example, 'of b1, another customer''s'",
        "ghost@b.example, of another customer's domain",
        "x@gmx.example, no mail system of ours",
        "x@stays.example, no mail system of ours",
        "root, no mail system of ours"
    })
    void each_sender_of_the_log_is_judged_by_whose_it_is(String sender, @Nullable String why) {
        if (why == null) {
            assertThat(lost(sender)).isEmpty();
        } else {
            assertThat(lost(sender)).singleElement().asString().contains(why).contains(sender + " (3 times");
        }
    }

    @Test
    void what_the_settings_say_counts_like_the_log_and_the_most_used_comes_first() {
        AccountMapper.Mapping mapping = new OldWorld()
                .domain("a.example", "K1")
                .account(account("a1", "K1", "chef@a.example").evidence(sent(new SentAs("x@a.example", 2, null))))
                .sentBy(Map.of("a1", List.of(new SentAs("y@a.example", 212, at("2018-09-14T10:00+02:00")))))
                .map();

        assertThat(texts(mapping, "a1", FindingCode.SENDER_BLOCKED))
                .singleElement()
                .asString()
                .contains("y@a.example (212 times, last on 2018-09-14, nobody's")
                .matches(text -> text.indexOf("y@a") < text.indexOf("x@a"));
    }

    @Test
    void five_senders_are_shown_and_the_others_are_counted() {
        SentAs[] many = IntStream.range(0, 7)
                .mapToObj(i -> new SentAs("x" + i + "@gmx.example", 1, null))
                .toArray(SentAs[]::new);

        AccountMapper.Mapping mapping = new OldWorld()
                .account(account("a1", "K1", "chef@a.example").evidence(sent(many)))
                .map();

        assertThat(texts(mapping, "a1", FindingCode.SENDER_FOREIGN))
                .singleElement()
                .asString()
                .contains("; and 2 more");
    }

    @ParameterizedTest
    @EnumSource(SenderCheck.class)
    void where_senders_were_checked_the_log_shows_nothing_that_could_be_lost(SenderCheck old) {
        AccountMapper.Mapping mapping = new OldWorld()
                .account(account("a1", "K1", "chef@a.example")
                        .senderCheck(old)
                        .evidence(sent(new SentAs("ghost@a.example", 3, null))))
                .map();

        assertThat(texts(mapping, "a1", FindingCode.SENDER_BLOCKED)).hasSize(old == SenderCheck.ON ? 0 : 1);
    }

    @Test
    void the_question_says_what_users_will_see() {
        assertThat(lost("ghost@a.example"))
                .singleElement()
                .asString()
                .startsWith(
                        "it has sent under addresses that the new system refuses (553 5.7.1 Sender address rejected: not"
                                + " owned by user): ghost@a.example (3 times");
    }

    @Test
    void another_address_in_the_header_than_in_the_envelope_is_told_where_the_log_has_it() {
        AccountMapper.Mapping mapping = new OldWorld()
                .domain("a.example", "K1")
                .account(account("a1", "K1", "chef@a.example"))
                .account(account("a2", "K1", "other@a.example"))
                .sentBy(Map.of(
                        "a1",
                        List.of(
                                new SentAs("chef@a.example", 9, null, "Chef@a.example"),
                                new SentAs("chef@a.example", 2, null, "x@gmx.example"),
                                new SentAs("chef@a.example", 40, null, "other@a.example"),
                                new SentAs("ghost@a.example", 3, null, "other@a.example"))))
                .map();

        assertThat(texts(mapping, "a1", FindingCode.SENDER_HEADER))
                .containsExactly(
                        "it has sent under an address of its own with another one in From:: other@a.example (40"
                                + " times); x@gmx.example (2 times). A system that checks the envelope only goes on taking that,"
                                + " one that checks From: refuses it");
        assertThat(texts(mapping, "a1", FindingCode.SENDER_BLOCKED))
                .singleElement()
                .asString()
                .contains("ghost@a.example (3 times");
    }

    /** Of a1, whose own address is chef@a.example, also known as alias.example. */
    private static List<String> lost(String sender) {
        AccountMapper.Mapping mapping = new OldWorld()
                .domain("a.example", "K1")
                .domain("alias.example", "K1", MOVES, "a.example")
                .domain("b.example", "K2")
                .domain("stays.example", "K1", STAYS, null)
                .account(account("a1", "K1")
                        .addresses(List.of(
                                new AccountAddress(OldWorld.address("chef@a.example"), true, null, true),
                                new AccountAddress(OldWorld.address("withheld@a.example"), false, false, true)))
                        .evidence(sent(new SentAs(sender, 3, null))))
                .account(account("a2", "K1", "other@a.example"))
                .account(account("b1", "K2", "boss@b.example"))
                .entry(AccountKind.FORWARD_ONLY, "team@a.example", "K1", "chef@a.example")
                .map();
        return Stream.concat(
                        texts(mapping, "a1", FindingCode.SENDER_BLOCKED).stream(),
                        texts(mapping, "a1", FindingCode.SENDER_FOREIGN).stream())
                .toList();
    }

    private static Evidence sent(SentAs... sent) {
        return new Evidence(List.of(sent), List.of());
    }

    private static OffsetDateTime at(String text) {
        return OffsetDateTime.parse(text);
    }
}
