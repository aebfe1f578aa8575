package net.mailmigrator.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import net.mailmigrator.imap.ModifiedUtf7;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.testing.Side;
import org.junit.jupiter.api.DisplayNameGeneration;
import org.junit.jupiter.api.DisplayNameGenerator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Properties of folder names over generated accounts; the display name of each case is its seed. */
@DisplayNameGeneration(DisplayNameGenerator.ReplaceUnderscores.class)
class FolderNamesPropertyTest {
    private static final List<String> PIECES = List.of(
            "a",
            "B",
            "ü",
            "u\u0308",
            "é",
            " ",
            "  ",
            "\"",
            "%",
            "*",
            "\\",
            "&",
            "~",
            "[x]",
            "{5+}",
            "NIL",
            "\u00a0",
            "\uD83D\uDC68\u200D\uD83D\uDC69",
            "מ",
            "INBOX",
            "inbox",
            "_",
            "_2F_",
            "漢字",
            "\t",
            "-",
            ",",
            "+");

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 100);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void names_without_separators_in_them_come_back_unchanged_from_the_other_side(long seed) {
        List<String> wires = wires(new Random(seed), PIECES, '.');

        FolderPlan there = plan(Side.dots().mailbox(wires.toArray(String[]::new)), Side.slashes());
        Side arrived = Side.with("", '/');
        there.folders().forEach(entry -> arrived.mailbox(entry.target().wire()));
        FolderPlan back = plan(arrived, Side.dots());

        assertThat(targets(back))
                .isEqualTo(there.folders().stream()
                        .map(entry -> entry.source().name().wire())
                        .toList());
        assertThat(there.findings()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void no_two_folders_get_one_target_without_a_collision_being_found(long seed) {
        List<String> pieces = new ArrayList<>(PIECES);
        pieces.addAll(List.of("/", "/", "_"));
        FolderPlan plan =
                plan(Side.dots().mailbox(wires(new Random(seed), pieces, '.').toArray(String[]::new)), Side.slashes());

        List<String> targets = targets(plan);
        boolean collides = plan.findings().stream().anyMatch(found -> found.code() == FindingCode.FOLDER_COLLISION);
        assertThat(collides).isEqualTo(new HashSet<>(targets).size() < targets.size());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void each_folder_is_copied_or_left_out_once_and_planning_again_gives_the_same(long seed) {
        Random random = new Random(seed);
        Side source = Side.dots().mailbox(wires(random, PIECES, '.').toArray(String[]::new));
        FolderRules rules = new FolderRules(
                List.of(new FolderRules.Exclusion(null, "*a*", null)),
                java.util.Map.of("B", "neu/B"),
                List.of("é*"),
                FolderRules.SpecialUse.JOIN);

        FolderPlan plan = plan(source, Side.slashes(), rules);

        List<String> seen = new ArrayList<>();
        plan.folders().forEach(entry -> seen.add(entry.source().name().wire()));
        plan.leftOut().forEach(omitted -> seen.add(omitted.source().name().wire()));
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(source.inventory().mailboxes().stream()
                        .map(mailbox -> mailbox.name().wire())
                        .toList());
        assertThat(plan(source, Side.slashes(), rules)).isEqualTo(plan);
    }

    private static List<String> wires(Random random, List<String> pieces, char separator) {
        Set<String> wires = new LinkedHashSet<>();
        int count = 1 + random.nextInt(12);
        while (wires.size() < count) {
            String path = IntStream.rangeClosed(0, random.nextInt(4))
                    .mapToObj(depth -> ModifiedUtf7.encode(text(random, pieces)))
                    .collect(Collectors.joining(String.valueOf(separator)));
            wires.add("INBOX" + separator + path);
        }
        return List.copyOf(wires);
    }

    private static String text(Random random, List<String> pieces) {
        return IntStream.rangeClosed(0, random.nextInt(3))
                .mapToObj(piece -> pieces.get(random.nextInt(pieces.size())))
                .collect(Collectors.joining());
    }

    private static FolderPlan plan(Side source, Side target) {
        return plan(source, target, FolderRules.NONE);
    }

    private static FolderPlan plan(Side source, Side target, FolderRules rules) {
        return new FolderPlanner(rules).plan(source.inventory(), TargetSide.of(target.inventory(), null));
    }

    private static List<String> targets(FolderPlan plan) {
        return plan.folders().stream().map(entry -> entry.target().wire()).toList();
    }
}
