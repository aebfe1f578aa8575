package net.mailmigrator.app;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import net.mailmigrator.model.Failure;
import net.mailmigrator.model.FailureScope;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.plan.MigrationPlan;
import net.mailmigrator.report.AccountReport;
import net.mailmigrator.report.DecisionLine;
import net.mailmigrator.report.PrivateFiles;

/** {@code decisions-proposed.yaml}: the open questions in the form of the decisions file, to be filled in. */
final class ProposedDecisions {
    static final String NAME = "decisions-proposed.yaml";
    private static final int MOST_TEXTS = 20;

    private final MigrationPlan plan;

    ProposedDecisions(MigrationPlan plan) {
        this.plan = plan;
    }

    /** Whether there is anything to decide. */
    boolean isAnyOpen() {
        return !questions().isEmpty();
    }

    private List<String> questions() {
        return OpenQuestion.of(plan).stream().map(ProposedDecisions::question).toList();
    }

    /**
     * Writes the file into a folder; no file where nothing is open.
     *
     * @return what is to be said where it could not be written: the plan is made, and its report has the questions too
     */
    Optional<String> write(Path folder) {
        List<String> questions = questions();
        if (questions.isEmpty()) {
            return Optional.empty();
        }
        String text = "# Open decisions of batch " + plan.batch() + ", plan " + plan.digest() + ".\n"
                + "# Fill in answer, by and why, and copy the entries into the decisions file. \"account: X\" may become\n"
                + "# \"domain: D\", \"customer: C\" or \"all: true\".\n\n"
                + String.join("\n", questions);
        return write(folder, text, "The report lists the questions.");
    }

    /**
     * After a run: entries that accept messages which are not at the target. No file where all are.
     *
     * @return what is to be said where the file could not be written: the run is over, and its report names them too
     */
    static Optional<String> ofMessages(Path folder, List<AccountReport> accounts) {
        String entries = accounts.stream()
                .flatMap(account -> account.failures().stream()
                        .filter(failure -> failure.scope() == FailureScope.MESSAGE && failure.uid() != null)
                        .map(failure -> message(account.login(), failure)))
                .collect(Collectors.joining("\n"));
        return entries.isEmpty()
                ? Optional.empty()
                : write(
                        folder,
                        "# Messages that are not at the target. To accept that for good, fill in answer, by and why, and copy the\n"
                                + "# entry into the decisions file; those without a decision are tried again by the next run.\n\n"
                                + entries,
                        "The report lists the messages that are not at the target.");
    }

    private static String message(String login, Failure failure) {
        return "# " + oneLine(failure.text()) + "\n# answers: accept\n- { code: " + failure.code() + ", account: "
                + DecisionLine.quoted(login) + ", folder: " + DecisionLine.quoted(String.valueOf(failure.folder()))
                + ", uid: " + failure.uid()
                + ", answer: , by: , why: }\n";
    }

    private static Optional<String> write(Path folder, String text, String elsewhere) {
        Path file = folder.resolve(NAME);
        try {
            PrivateFiles.write(file, text.getBytes(StandardCharsets.UTF_8));
            return Optional.empty();
        } catch (IOException unwritable) {
            return Optional.of("cannot write " + file + ": " + unwritable + ". " + elsewhere);
        }
    }

    /** One entry for all findings of a code, as of several folders: the answer holds for all of them. */
    private static String question(OpenQuestion question) {
        List<String> texts = new ArrayList<>(question.findings().stream()
                .limit(MOST_TEXTS)
                .map(finding -> finding.text() + question.addition())
                .toList());
        int more = question.findings().size() - MOST_TEXTS;
        if (more > 0) {
            texts.add("and " + more + " more like these; the report lists them");
        }
        FindingCode code = question.code();
        return DecisionLine.of(code.code(), question.account(), question.customer(), texts, code.answers());
    }

    private static String oneLine(String text) {
        return text.codePoints()
                .map(c -> Character.isISOControl(c) ? ' ' : c)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
