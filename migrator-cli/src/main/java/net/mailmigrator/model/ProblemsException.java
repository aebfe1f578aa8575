package net.mailmigrator.model;

import java.util.List;
import java.util.stream.Collectors;

/** The input as a whole cannot be used; carries every problem. Ends the command with {@link ExitStatus#REJECTED}. */
public final class ProblemsException extends StopException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    ProblemsException(List<Problem> problems) {
        super(ExitStatus.REJECTED, problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** All problems, in the order of finding. */
    public List<Problem> problems() {
        return problems;
    }
}
