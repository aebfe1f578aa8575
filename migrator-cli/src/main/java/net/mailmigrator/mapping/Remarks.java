package net.mailmigrator.mapping;

import net.mailmigrator.model.FindingCode;

/** Takes what a rule notices and changes. */
interface Remarks {
    /** Remarks on it; parameters as name, value, name, value … */
    void find(FindingCode code, String... params);

    /** Notes what a rule changed; no secrets. */
    void change(String rule, String field, String before, String after);
}
