package net.mailmigrator.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.Problems;
import net.mailmigrator.plan.Decision;
import net.mailmigrator.template.Nearest;
import org.jspecify.annotations.Nullable;

/** Reads {@code decisions.yaml}: every problem at once, each with file, line and key. */
public final class DecisionsReader {
    private final Map<String, String> env;

    /** @param env what {@code ${env:NAME}} is resolved from */
    public DecisionsReader(Map<String, String> env) {
        this.env = Map.copyOf(env);
    }

    /**
     * The decisions in their order; none where there is no file, or an empty one.
     *
     * @throws net.mailmigrator.model.ProblemsException with every entry that cannot be used
     */
    public List<GivenDecision> read(Path file) {
        if (!Files.exists(file)) {
            return List.of();
        }
        String name = String.valueOf(file.getFileName());
        Path folder = file.toAbsolutePath().getParent() == null
                ? file
                : file.toAbsolutePath().getParent();
        Problems problems = new Problems();
        SettingsContext context = new SettingsContext(name, folder, new Placeholders(env, folder), problems);
        List<GivenDecision> decisions = new ArrayList<>();
        new YamlTree(name, problems)
                .readList(file)
                .ifPresent(list -> Section.ofList(context, list)
                        .forEach(entry -> read(entry).ifPresent(decisions::add)));
        problems.throwIfAny();
        return decisions;
    }

    private static Optional<GivenDecision> read(Section entry) {
        entry.known("code", "account", "domain", "customer", "all", "answer", "by", "why");
        Optional<FindingCode> code = entry.need("code", DecisionsReader::code);
        Optional<String> answer = entry.need("answer", text -> answer(code, text));
        Optional<String> by = entry.need("by", Kinds.TEXT);
        Optional<String> why = entry.need("why", Kinds.TEXT);
        boolean oneTarget = checkTarget(entry);
        if (!oneTarget || code.isEmpty() || answer.isEmpty() || by.isEmpty() || why.isEmpty()) {
            return Optional.empty();
        }
        Decision decision = new Decision(
                code.get(), text(entry, "account"), text(entry, "domain"), text(entry, "customer"), answer.get());
        return Optional.of(new GivenDecision(decision, by.get(), why.get(), entry.place()));
    }

    private static boolean checkTarget(Section entry) {
        long named = List.of("account", "domain", "customer", "all").stream()
                .filter(entry::has)
                .count();
        if (named != 1) {
            entry.problem("code", "the decision must name exactly one of account, domain, customer and all: true");
        }
        boolean all = entry.read("all", Kinds.words(Map.of("true", true))).isPresent() || !entry.has("all");
        return named == 1 && all;
    }

    private static @Nullable String text(Section entry, String key) {
        return entry.read(key, Kinds.TEXT).orElse(null);
    }

    private static FindingCode code(String text) throws BadValue {
        List<String> open = Arrays.stream(FindingCode.values())
                .filter(code -> !code.answers().isEmpty())
                .map(FindingCode::code)
                .toList();
        for (FindingCode code : FindingCode.values()) {
            if (code.code().equals(text) && !code.answers().isEmpty()) {
                return code;
            }
        }
        throw new BadValue("is \"" + text + "\", which asks for no decision" + Nearest.hint(text, open, ";")
                + " These do: " + String.join(", ", open));
    }

    private static String answer(Optional<FindingCode> code, String text) throws BadValue {
        if (code.isPresent() && !code.get().answers().contains(text)) {
            throw new BadValue("is \"" + text + "\", must be one of "
                    + String.join(", ", code.get().answers()) + " for "
                    + code.get().code());
        }
        return text;
    }
}
