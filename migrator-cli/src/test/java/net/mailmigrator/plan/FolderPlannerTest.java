package net.mailmigrator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import net.mailmigrator.imap.ModifiedUtf7;
import net.mailmigrator.imap.Namespace;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.plan.FolderRules.Exclusion;
import net.mailmigrator.plan.FolderRules.SpecialUse;
import net.mailmigrator.testing.Side;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FolderPlannerTest {
    private static final FolderRules JOIN = new FolderRules(List.of(), Map.of(), List.of(), SpecialUse.JOIN);

    @ParameterizedTest
    @CsvSource(
            ignoreLeadingAndTrailingWhitespace = false,
            quoteCharacter = '`',
            value = {
                "INBOX.Gesendet,Gesendet",
                "INBOX.Kunden.Meier,Kunden/Meier",
                "INBOX.Entw&APw-rfe,Entw&APw-rfe",
                "INBOX.He said \"hi\",He said \"hi\"",
                "INBOX.100%,100%",
                "INBOX.*Archiv,*Archiv",
                "INBOX.C:\\Daten,C:\\Daten",
                "INBOX. vorn, vorn",
                "INBOX.hinten ,hinten ",
                "INBOX.zwei  Leerzeichen,zwei  Leerzeichen",
                "INBOX.&2D3cNA-,&2D3cNA-",
                "INBOX.R&-D,R&-D",
                "INBOX.NIL,NIL",
                "INBOX.{5+},{5+}",
                "INBOX.2017/18,2017_18",
                "INBOX.INBOX.alt,INBOX/INBOX/alt",
                "INBOX.inbox,INBOX/inbox",
                "INBOX,INBOX",
            })
    void names_keep_their_levels_from_dots_with_a_prefix_to_slashes(String source, String target) {
        FolderPlan plan = plan(Side.with("INBOX.", '.').mailbox(source), Side.slashes());

        assertThat(targets(plan)).containsExactly(target);
    }

    @ParameterizedTest
    @CsvSource({
        "Gesendet,INBOX.Gesendet",
        "Kunden/Meier,INBOX.Kunden.Meier",
        "v1.2/Anhang,INBOX.v1_2.Anhang",
        "INBOX/alt,INBOX.alt",
        "INBOX,INBOX",
    })
    void names_keep_their_levels_from_slashes_to_dots_with_a_prefix(String source, String target) {
        FolderPlan plan = plan(Side.with("", '/').mailbox(source), Side.dots());

        assertThat(targets(plan)).containsExactly(target);
    }

    @Test
    void people_read_names_without_prefix_and_with_slashes() {
        FolderPlan plan = plan(Side.dots().mailbox("INBOX.Entw&APw-rfe.alt"), Side.dots());

        assertThat(plan.folders().get(1).sourceFolder()).isEqualTo("Entwürfe/alt");
        assertThat(plan.folders().get(1).targetFolder()).isEqualTo("Entwürfe/alt");
        assertThat(plan.findings()).isEmpty();
    }

    @Test
    void a_level_with_the_target_s_separator_is_renamed_with_a_finding() {
        FolderPlan plan = plan(Side.dots().mailbox("INBOX.2017/18"), Side.slashes());

        assertThat(texts(plan))
                .containsExactly(
                        "FOLDER-RENAMED the folder 2017/18 becomes 2017_18: the target uses / between folder and"
                                + " sub-folder");
    }

    @Test
    void a_renamed_level_and_its_children_give_way_to_a_neighbour_of_that_name() {
        FolderPlan plan =
                plan(Side.dots().mailbox("INBOX.a/b", "INBOX.a_b", "INBOX.a/b.c", "INBOX.a_b.c"), Side.slashes());

        assertThat(targets(plan)).containsExactly("INBOX", "a_2F_b", "a_b", "a_2F_b/c", "a_b/c");
        assertThat(codes(plan)).doesNotContain("FOLDER-COLLISION");
    }

    @Test
    void octets_that_are_no_modified_utf_7_are_kept_beside_the_same_separator() {
        FolderPlan plan = plan(Side.slashes().mailbox("Entw\u00c3\u00bcrfe", "&AOQ-&APY-"), Side.slashes());

        assertThat(targets(plan)).containsExactly("INBOX", "Entw\u00c3\u00bcrfe", "&AOQ-&APY-");
        assertThat(plan.findings()).isEmpty();
    }

    @Test
    void octets_that_are_no_modified_utf_7_are_written_properly_beside_another_separator() {
        FolderPlan plan = plan(Side.dots().mailbox("INBOX.Entw\u00c3\u00bcrfe", "INBOX.&AOQ-&APY-"), Side.slashes());

        assertThat(targets(plan)).containsExactly("INBOX", "Entw&APw-rfe", "&AOQA9g-");
        assertThat(codes(plan)).containsExactly("FOLDER-RENAMED", "FOLDER-RENAMED");
    }

    @Test
    void unicode_twins_and_case_twins_stay_two_folders() {
        String composed = ModifiedUtf7.encode("M\u00fcll");
        String decomposed = ModifiedUtf7.encode("Mu\u0308ll");
        FolderPlan plan = plan(Side.slashes().mailbox(composed, decomposed, "Alt", "alt"), Side.slashes());

        assertThat(targets(plan)).containsExactly("INBOX", composed, decomposed, "Alt", "alt");
        assertThat(plan.findings()).isEmpty();
    }

    @Test
    void case_twins_collide_on_a_target_that_ignores_case() {
        FolderPlan plan = plan(
                Side.slashes().mailbox("Alt", "alt"),
                Side.slashes().calledItself("Microsoft.Exchange.Imap4.Imap4Server"));

        assertThat(texts(plan))
                .containsExactly(
                        "FOLDER-COLLISION the folders Alt, alt would all become Alt; rename one with copy.rename");
    }

    @Test
    void a_folder_of_other_letter_case_is_used_on_a_target_that_ignores_case() {
        FolderPlan plan = plan(
                Side.slashes().mailbox("trash"),
                Side.slashes().mailbox("Trash").calledItself("Microsoft.Exchange.Imap4.Imap4Server"));

        assertThat(targets(plan)).containsExactly("INBOX", "Trash");
        assertThat(plan.folders().get(1).existsAtTarget()).isTrue();
        assertThat(codes(plan)).containsExactly("FOLDER-RENAMED");
    }

    @Test
    void a_child_of_inbox_and_a_folder_of_its_name_collide_below_a_prefix_inbox() {
        FolderPlan plan = plan(Side.slashes().mailbox("INBOX/alt", "alt"), Side.dots());

        assertThat(codes(plan)).contains("FOLDER-COLLISION");
    }

    @Test
    void special_use_folders_keep_their_names_unless_they_shall_join() {
        Side source = Side.dots().mailbox("INBOX.Gesendet", 3, "\\Sent").mailbox("INBOX.Gesendet.2017");
        Side target = Side.slashes().mailbox("Sent", 0, "\\Sent");

        assertThat(targets(plan(source, target))).containsExactly("INBOX", "Gesendet", "Gesendet/2017");

        FolderPlan joined = plan(source, target, JOIN);
        assertThat(targets(joined)).containsExactly("INBOX", "Sent", "Sent/2017");
        assertThat(texts(joined).get(0))
                .isEqualTo(
                        "FOLDER-RENAMED the folder Gesendet becomes Sent: it joins the target's folder for the special"
                                + " use sent");
    }

    @Test
    void two_folders_of_one_special_use_join_without_colliding() {
        FolderPlan plan = plan(
                Side.dots().mailbox("INBOX.Gesendet", 3, "\\Sent").mailbox("INBOX.Sent Items", 3, "\\Sent"),
                Side.slashes().mailbox("Sent", 0, "\\Sent"),
                JOIN);

        assertThat(targets(plan)).containsExactly("INBOX", "Sent", "Sent");
        assertThat(codes(plan)).doesNotContain("FOLDER-COLLISION");
    }

    @Test
    void an_ordinary_folder_collides_with_a_folder_that_joins_its_name() {
        FolderPlan plan = plan(
                Side.dots().mailbox("INBOX.Gesendet", 3, "\\Sent").mailbox("INBOX.Sent"),
                Side.slashes().mailbox("Sent", 0, "\\Sent"),
                JOIN);

        assertThat(codes(plan)).contains("FOLDER-COLLISION");
    }

    @Test
    void a_rule_renames_a_folder_with_its_children_and_nothing_that_only_begins_like_it() {
        FolderRules rules = new FolderRules(List.of(), Map.of("Alt", "Archiv/Alt"), List.of(), SpecialUse.KEEP);
        FolderPlan plan =
                plan(Side.dots().mailbox("INBOX.Alt", "INBOX.Alt.2017", "INBOX.Altes"), Side.slashes(), rules);

        assertThat(targets(plan)).containsExactly("INBOX", "Archiv/Alt", "Archiv/Alt/2017", "Altes");
    }

    @Test
    void a_rule_that_renames_onto_another_folder_is_a_collision() {
        FolderRules rules = new FolderRules(List.of(), Map.of("Alt", "Neu"), List.of(), SpecialUse.KEEP);
        FolderPlan plan = plan(Side.dots().mailbox("INBOX.Alt", "INBOX.Neu"), Side.slashes(), rules);

        assertThat(codes(plan)).contains("FOLDER-COLLISION");
    }

    @Test
    void an_excluded_folder_is_left_out_by_rule_with_its_children_and_without_a_finding() {
        FolderRules rules = excluding(new Exclusion(null, "Kalend*r", null), new Exclusion("Trash", null, null));
        FolderPlan plan = plan(
                Side.dots()
                        .mailbox("INBOX.Kalender", 7)
                        .mailbox("INBOX.Kalender.Arbeit", 2)
                        .mailbox("INBOX.Kalendarium")
                        .mailbox("INBOX.Papierkorb", 5, "\\Trash")
                        .mailbox("INBOX.Papierkorb.tief", 1),
                Side.slashes(),
                rules);

        assertThat(targets(plan)).containsExactly("INBOX", "Kalendarium");
        assertThat(plan.leftOut())
                .extracting(FolderPlan.LeftOut::sourceFolder)
                .containsExactly("Kalender", "Kalender/Arbeit", "Papierkorb", "Papierkorb/tief");
        assertThat(plan.leftOut()).allMatch(FolderPlan.LeftOut::byRule);
        assertThat(plan.leftOut()).extracting(FolderPlan.LeftOut::messages).containsExactly(7L, 2L, 5L, 1L);
        assertThat(plan.findings()).isEmpty();
    }

    @Test
    void folders_of_others_shared_and_virtual_ones_are_left_out_with_one_finding_each() {
        FolderPlan plan = plan(
                Side.slashes()
                        .namespace(Namespace.Kind.OTHER_USERS, "user/")
                        .namespace(Namespace.Kind.SHARED, "public/")
                        .namespace(Namespace.Kind.PERSONAL, "virtual/")
                        .mailbox("user", 0, "\\Noselect")
                        .mailbox("user/meier", "user/meier/Sent", "public/info", "virtual/All", "virtuell"),
                Side.slashes());

        assertThat(targets(plan)).containsExactly("INBOX", "virtuell");
        assertThat(texts(plan))
                .containsExactly(
                        "FOLDER-LEFT-OUT the folder user/* is not copied: it belongs to other users",
                        "FOLDER-LEFT-OUT the folder public/* is not copied: it is shared",
                        "FOLDER-LEFT-OUT the folder virtual/* is not copied: it only shows messages of other folders");
        assertThat(plan.leftOut()).hasSize(4).noneMatch(FolderPlan.LeftOut::byRule);
    }

    @Test
    void views_of_gmail_are_left_out_unless_a_rule_renames_them() {
        Side source = Side.slashes()
                .offers("X-GM-EXT-1")
                .mailbox("[Gmail]", 0, "\\Noselect")
                .mailbox("[Gmail]/Alle Nachrichten", 9, "\\All")
                .mailbox("[Gmail]/Markiert", 2, "\\Flagged")
                .mailbox("[Gmail]/Wichtig", 2, "\\Important")
                .mailbox("[Gmail]/Gesendet", 4, "\\Sent");

        FolderPlan plan = plan(source, Side.slashes());
        assertThat(targets(plan)).containsExactly("INBOX", "[Gmail]/Gesendet");
        assertThat(codes(plan)).containsExactly("FOLDER-LEFT-OUT", "FOLDER-LEFT-OUT", "FOLDER-LEFT-OUT");

        FolderRules rules =
                new FolderRules(List.of(), Map.of("[Gmail]/Alle Nachrichten", "Archiv"), List.of(), SpecialUse.KEEP);
        assertThat(targets(plan(source, Side.slashes(), rules))).containsExactly("INBOX", "Archiv", "[Gmail]/Gesendet");
    }

    @Test
    void elsewhere_a_folder_that_may_be_a_view_is_copied_with_a_finding() {
        FolderPlan plan = plan(Side.slashes().mailbox("Alles", 9, "\\All"), Side.slashes());

        assertThat(targets(plan)).containsExactly("INBOX", "Alles");
        assertThat(codes(plan)).containsExactly("FOLDER-MAYBE-VIEW");
    }

    @Test
    void a_name_without_messages_is_not_copied_but_its_children_are() {
        FolderPlan plan = plan(
                Side.dots().mailbox("INBOX.Kunden", 0, "\\NoSelect").mailbox("INBOX.Kunden.Meier"), Side.slashes());

        assertThat(targets(plan)).containsExactly("INBOX", "Kunden/Meier");
        assertThat(plan.leftOut()).isEmpty();
    }

    @Test
    void a_target_name_that_means_a_folder_of_others_is_an_error() {
        FolderPlan plan = plan(
                Side.dots().mailbox("INBOX.shared.info", "INBOX.shared"),
                Side.slashes().namespace(Namespace.Kind.SHARED, "shared/"));

        assertThat(codes(plan)).containsExactly("FOLDER-BLOCKED", "FOLDER-BLOCKED");
    }

    @Test
    void a_target_name_without_messages_is_a_warning_since_it_can_be_created() {
        FolderPlan plan = plan(
                Side.dots().mailbox("INBOX.Kunden"),
                Side.slashes().mailbox("Kunden", 0, "\\Noselect").mailbox("Kunden/Meier"));

        assertThat(codes(plan)).containsExactly("FOLDER-NOT-SELECTABLE");
        assertThat(plan.folders().get(1).existsAtTarget()).isFalse();
    }

    @Test
    void a_target_folder_that_holds_mail_is_a_question_only_where_it_shall_be() {
        Side source = Side.dots().mailbox("INBOX.Leer");
        Side target = Side.with("", '/').mailbox("INBOX", 4).mailbox("Leer");

        FolderPlan asked = new FolderPlanner(FolderRules.NONE)
                .plan(source.inventory(), TargetSide.of(target.inventory(), FindingCode.TARGET_NOT_EMPTY));
        assertThat(asked.findings())
                .containsExactly(Finding.of(FindingCode.TARGET_NOT_EMPTY, "target", "INBOX", "messages", "4"));

        FolderPlan unasked = plan(source, target);
        assertThat(unasked.findings()).isEmpty();
    }

    @Test
    void first_come_the_named_folders_then_inbox_then_the_source_s_order() {
        FolderRules rules = new FolderRules(List.of(), Map.of(), List.of("Wichtig", "B*"), SpecialUse.KEEP);
        FolderPlan plan = plan(
                Side.with("INBOX.", '.')
                        .mailbox("INBOX.Z", "INBOX.B1", "INBOX", "INBOX.B2", "INBOX.Wichtig", "INBOX.A"),
                Side.slashes(),
                rules);

        assertThat(targets(plan)).containsExactly("Wichtig", "B1", "B2", "INBOX", "Z", "A");
    }

    @Test
    void a_prefix_of_a_cyrus_server_s_shared_namespace_is_not_taken_for_the_account_s_own() {
        FolderPlan plan = plan(
                Side.dots().namespace(Namespace.Kind.SHARED, "").mailbox("INBOX.Eigenes", "allgemein"), Side.slashes());

        assertThat(targets(plan)).containsExactly("INBOX", "Eigenes");
        assertThat(plan.leftOut()).extracting(FolderPlan.LeftOut::sourceFolder).containsExactly("allgemein");
    }

    private static FolderRules excluding(Exclusion... exclusions) {
        return new FolderRules(List.of(exclusions), Map.of(), List.of(), SpecialUse.KEEP);
    }

    private static FolderPlan plan(Side source, Side target) {
        return plan(source, target, FolderRules.NONE);
    }

    private static FolderPlan plan(Side source, Side target, FolderRules rules) {
        return new FolderPlanner(rules).plan(source.inventory(), TargetSide.of(target.inventory(), null));
    }

    private static List<String> targets(FolderPlan plan) {
        return plan.folders().stream().map(entry -> entry.target().wire()).collect(Collectors.toList());
    }

    private static List<String> codes(FolderPlan plan) {
        return plan.findings().stream().map(finding -> finding.code().code()).toList();
    }

    private static List<String> texts(FolderPlan plan) {
        return plan.findings().stream()
                .map(finding -> finding.code().code() + " " + finding.text())
                .toList();
    }
}
