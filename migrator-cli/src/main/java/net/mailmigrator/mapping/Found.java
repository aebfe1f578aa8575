package net.mailmigrator.mapping;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.mailmigrator.model.Finding;
import net.mailmigrator.model.FindingCode;
import net.mailmigrator.model.OtherFindings;
import org.jspecify.annotations.Nullable;

/** Takes remarks on something that is no account. One thread. */
final class Found implements Remarks {
    private final List<Finding> findings = new ArrayList<>();

    @Override
    public void find(FindingCode code, String... params) {
        findings.add(Finding.of(code, params));
    }

    /** Only accounts have a before and after. */
    @Override
    public void change(String rule, String field, String before, String after) {}

    /** Nothing where nothing was found. */
    Stream<OtherFindings> about(OtherFindings.Kind kind, String name, @Nullable String customer) {
        return findings.isEmpty() ? Stream.empty() : Stream.of(new OtherFindings(kind, name, customer, findings));
    }
}
