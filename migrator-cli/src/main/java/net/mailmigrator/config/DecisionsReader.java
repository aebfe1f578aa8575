package net.mailmigrator.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.Problems;
import net.mailmigrator.plan.Decision;
import net.mailmigrator.template.Nearest;
import org.jspecify.annotations.Nullable;

/** Reads {@code decisions.yaml}: every problem at once, each with file, line and key. */
public final class DecisionsReader {
    /** They accept that one message is not at the target. */
    private static final List<String> OF_MESSAGES =
            List.of("MESSAGE-REFUSED", "MESSAGE-UNREADABLE", "MESSAGE-UNDECIDED");

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
    public GivenDecisions read(Path file) {
        if (!Files.exists(file)) {
            return new GivenDecisions(List.of(), List.of());
        }
        String name = String.valueOf(file.getFileName());
        Path folder = file.toAbsolutePath().getParent() == null
                ? file
                : file.toAbsolutePath().getParent();
        Problems problems = new Problems();
        SettingsContext context = new SettingsContext(name, folder, new Placeholders(env, folder), problems);
        List<GivenDecision> decisions = new ArrayList<>();
        List<AcceptedMessage> messages = new ArrayList<>();
        new YamlTree(name, problems)
                .readList(file)
                .ifPresent(list -> Section.ofList(context, list).forEach(entry -> {
                    if (isOfMessage(entry)) {
                        message(entry).ifPresent(messages::add);
                    } else {
                        read(entry).ifPresent(decisions::add);
                    }
                }));
        problems.throwIfAny();
        return new GivenDecisions(decisions, messages);
    }

    private static boolean isOfMessage(Section entry) {
        return entry.has("code")
                && entry.read("code", Kinds.TEXT).filter(OF_MESSAGES::contains).isPresent();
    }

    private static Optional<AcceptedMessage> message(Section entry) {
        entry.known("code", "account", "folder", "uid", "answer", "by", "why");
        Optional<String> code = entry.need("code", Kinds.TEXT);
        Optional<String> account = entry.need("account", Kinds.TEXT);
        Optional<String> folder = entry.need("folder", Kinds.TEXT);
        Optional<Long> uid = entry.need("uid", DecisionsReader::uid);
        Optional<String> answer = entry.need("answer", Kinds.words(Map.of("accept", "accept")));
        Optional<String> by = entry.need("by", Kinds.TEXT);
        Optional<String> why = entry.need("why", Kinds.TEXT);
        if (code.isEmpty()
                || account.isEmpty()
                || folder.isEmpty()
                || uid.isEmpty()
                || answer.isEmpty()
                || by.isEmpty()
                || why.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new AcceptedMessage(
                code.get(), account.get(), folder.get(), uid.get(), by.get(), why.get(), entry.place()));
    }

    private static Long uid(String text) throws BadValue {
        long uid = text.strip().matches("\\d{1,10}") ? Long.parseLong(text.strip()) : 0;
        if (uid < 1 || uid > 0xFFFF_FFFFL) {
            throw new BadValue("is \"" + text + "\", must be a UID, a whole number from 1 to 4294967295");
        }
        return uid;
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
        List<String> open = Stream.concat(
                        Arrays.stream(FindingCode.values())
                                .filter(code -> !code.answers().isEmpty())
                                .map(FindingCode::code),
                        OF_MESSAGES.stream())
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
