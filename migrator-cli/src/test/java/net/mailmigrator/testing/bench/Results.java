package net.mailmigrator.testing.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * All samples of a benchmark, and what they were taken with.
 *
 * @param settings of each contender
 */
record Results(
        Instant began,
        String commit,
        Machine machine,
        int rounds,
        double scale,
        List<String> settings,
        Map<String, String> works,
        List<Sample> samples) {
    /** The first contender is the one that the others are compared with. */
    private static final String OURS = "migrator";

    void writeJson(Path file) throws IOException {
        Files.writeString(
                file,
                JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(this));
    }

    /** For the README. */
    String markdown() {
        StringBuilder text = new StringBuilder();
        text.append("%s, commit %s. %s, %d cores, %,d MiB, %s, Java %s; load before: %s.\n"
                .formatted(
                        began.toString().substring(0, 10),
                        commit,
                        machine.processor(),
                        machine.cores(),
                        machine.memoryMib(),
                        machine.kernel(),
                        machine.java(),
                        machine.load()));
        text.append("Medians of %d round(s), all in turn%s.\n\n"
                .formatted(rounds, scale == 1 ? "" : ", scale " + scale + " (not the whole: good for trying only)"));
        works.forEach((name, work) -> text.append("- **%s**: %s\n".formatted(name, work)));
        settings.forEach(line -> text.append("- ").append(line).append('\n'));
        text.append("\n| work | | wall s (least-most) | migrator's wall / this | CPU s | peak MiB | messages/s |"
                + " round trips source / target | connections to the target |\n");
        text.append("|---|---|---|---|---|---|---|---|---|\n");
        groups().forEach((group, rows) -> rows.forEach((contender, samples) ->
                text.append(new ResultRow(group, contender, samples).markdown(rows.get(OURS)))));
        text.append(remarks());
        return text.toString();
    }

    private Map<String, Map<String, List<Sample>>> groups() {
        return samples.stream()
                .collect(Collectors.groupingBy(
                        Sample::group,
                        LinkedHashMap::new,
                        Collectors.groupingBy(Sample::contender, TreeMap::new, Collectors.toList())));
    }

    private String remarks() {
        List<String> lines = new ArrayList<>();
        for (Sample sample : samples) {
            if (!sample.remark().isEmpty()) {
                lines.add("- %s, %s, round %d does not count: %s\n"
                        .formatted(
                                sample.group(),
                                sample.contender(),
                                sample.round() + 1,
                                sample.remark()
                                        .lines()
                                        .reduce((a, b) -> a + " " + b.strip())
                                        .orElse("")));
            }
        }
        return lines.isEmpty() ? "" : "\n" + String.join("", lines);
    }
}
