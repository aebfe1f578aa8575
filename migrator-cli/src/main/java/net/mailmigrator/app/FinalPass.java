package net.mailmigrator.app;

import java.util.ArrayList;
import java.util.List;
import net.mailmigrator.copy.PassRequest;
import net.mailmigrator.copy.PassRequest.Deletions;

/** The options of the final pass as they stand in the journal: before all others, where no value can be mistaken for one. */
final class FinalPass {
    private static final String FINAL = "--final";
    private static final String DELETE = "--delete";
    private static final String PREVIEW = "--delete-preview";
    private static final String CAP = "--delete-cap";

    private FinalPass() {}

    static List<String> toArguments(PassRequest pass) {
        List<String> arguments = new ArrayList<>();
        Deletions deletions = pass.deletions();
        if (pass.last()) {
            arguments.add(FINAL);
        }
        if (deletions != null) {
            arguments.add(deletions.preview() ? PREVIEW : DELETE);
            if (deletions.cap() != Deletions.USUAL_CAP) {
                arguments.add(CAP);
                arguments.add(deletions.cap() + "%");
            }
        }
        return arguments;
    }

    /** The options that take away what a preview has listed. */
    static List<String> afterPreview(PassRequest pass) {
        Deletions looked = pass.deletions();
        return looked == null ? List.of() : toArguments(new PassRequest(true, new Deletions(false, looked.cap())));
    }

    /** Takes the options off the front of a list that {@link #toArguments} began. */
    static PassRequest take(List<String> arguments) {
        boolean last = takes(FINAL, arguments);
        boolean preview = takes(PREVIEW, arguments);
        boolean deletes = takes(DELETE, arguments);
        int cap = takes(CAP, arguments) ? percent(arguments.remove(0)) : Deletions.USUAL_CAP;
        return new PassRequest(last, preview || deletes ? new Deletions(preview, cap) : null);
    }

    private static int percent(String value) {
        return Integer.parseInt(value.substring(0, value.length() - 1));
    }

    private static boolean takes(String option, List<String> arguments) {
        boolean first = !arguments.isEmpty() && arguments.get(0).equals(option);
        if (first) {
            arguments.remove(0);
        }
        return first;
    }
}
