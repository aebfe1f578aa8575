package net.mailmigrator.model;

import static net.mailmigrator.model.Severity.DECIDE;
import static net.mailmigrator.model.Severity.ERROR;
import static net.mailmigrator.model.Severity.INFO;
import static net.mailmigrator.model.Severity.WARN;

import java.util.List;

/**
 * Everything a mapper or planner can remark on; one meaning per code. The README's table is compared with this list by
 * a test.
 */
public enum FindingCode {
    SPAM_MOVE_TO_REJECT(INFO, "spam was moved to the folder {folder}; the new system rejects it during delivery"),
    TARGET_LACKS(WARN, "the target {target} does not carry {field}: {value}"),
    FOLDER_RENAMED(WARN, "the folder {source} becomes {target}: {reason}"),
    FOLDER_LEFT_OUT(WARN, "the folder {source} is not copied: {reason}"),
    FOLDER_COLLISION(ERROR, "the folders {sources} would all become {target}; rename one with copy.rename"),
    TARGET_NOT_EMPTY(
            DECIDE,
            "the target folder {target} already holds {messages} messages; set copy.existing to adopt, append or"
                    + " refuse",
            "adopt",
            "append",
            "refuse");

    private final Severity severity;
    private final String template;
    private final List<String> answers;

    FindingCode(Severity severity, String template, String... answers) {
        this.severity = severity;
        this.template = template;
        this.answers = List.of(answers);
    }

    /** The code as it stands in reports and in decisions.yaml: {@code SPAM-MOVE-TO-REJECT}. */
    public String code() {
        return name().replace('_', '-');
    }

    /** What it asks for. */
    public Severity severity() {
        return severity;
    }

    /** The sentence with its placeholders. */
    public String template() {
        return template;
    }

    /** What decisions.yaml may answer; empty unless the severity is DECIDE. */
    public List<String> answers() {
        return answers;
    }
}
