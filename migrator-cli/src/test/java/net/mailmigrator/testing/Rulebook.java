package net.mailmigrator.testing;

import net.mailmigrator.config.RulesReader;
import net.mailmigrator.mapping.MappingRules;
import net.mailmigrator.template.TemplateCatalog;

/** The shipped rules. */
public final class Rulebook {
    private Rulebook() {}

    /** {@code mapping-templates/rules/standard.yaml}. */
    public static MappingRules standard() {
        return RulesReader.read(Templates.catalog().find(TemplateCatalog.Kind.RULES, "standard", Templates.home()));
    }
}
