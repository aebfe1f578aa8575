package net.mailmigrator.app;

import java.util.List;
import net.mailmigrator.mapping.MappingResult;
import net.mailmigrator.model.MappedAccount;
import net.mailmigrator.model.OtherFindings;
import net.mailmigrator.model.Problem;
import net.mailmigrator.model.SourceAccount;

/**
 * The accounts of the old panel after the rules.
 *
 * @param selected those the command works on, in the source's order
 * @param read how many rows made an account
 * @param outOfScope how many the scope or the selection leaves out
 * @param others accounts in scope that are not selected: they still own their login at the target
 * @param excluded accounts that the scope or a decision excludes
 * @param badRows rows that made no account
 * @param besides what was noticed about something that is no account
 * @param notes remarks on the source as a whole
 */
record Reading(
        List<MappingResult> selected,
        int read,
        int outOfScope,
        List<MappedAccount> others,
        List<SourceAccount> excluded,
        List<Problem> badRows,
        List<OtherFindings> besides,
        List<String> notes) {
    Reading {
        selected = List.copyOf(selected);
        others = List.copyOf(others);
        excluded = List.copyOf(excluded);
        badRows = List.copyOf(badRows);
        besides = List.copyOf(besides);
        notes = List.copyOf(notes);
    }
}
