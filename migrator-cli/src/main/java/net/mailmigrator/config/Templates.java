package net.mailmigrator.config;

import java.nio.file.Path;
import java.util.Optional;
import net.mailmigrator.mapping.MappingRules;
import net.mailmigrator.model.ProblemsException;
import net.mailmigrator.model.StopException;
import net.mailmigrator.template.Nearest;
import net.mailmigrator.template.TemplateCatalog;

/** The templates that the settings name: a name of the catalogue, or a path, which has a slash. */
final class Templates {
    private static final String STANDARD = "standard";

    private final TemplateCatalog catalog;

    /** @param home the folder that holds {@code mapping-templates} */
    Templates(Path home) {
        this.catalog = new TemplateCatalog(home);
    }

    /** The file of a template. */
    Path find(TemplateCatalog.Kind kind, String written, SettingsContext context) throws BadValue {
        String name = Kinds.TEXT.read(written);
        try {
            return catalog.find(kind, name, context.folder());
        } catch (StopException missing) {
            throw new BadValue(missing.text() + Nearest.hint(name, catalog.names(kind), ""));
        }
    }

    /** The rules that {@code mapping.rules} names, the standard ones where it names none. */
    Optional<MappingRules> rules(Section mapping) {
        SettingsContext context = mapping.context();
        try {
            String name = mapping.read("rules", Kinds.TEXT).orElse(STANDARD);
            return Optional.of(RulesReader.read(find(TemplateCatalog.Kind.RULES, name, context)));
        } catch (ProblemsException wrong) {
            context.problems().addAll(wrong.problems());
        } catch (BadValue missing) {
            mapping.problem("rules", missing.text());
        }
        return Optional.empty();
    }
}
