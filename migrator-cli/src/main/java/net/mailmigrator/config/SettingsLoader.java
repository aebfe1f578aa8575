package net.mailmigrator.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.mailmigrator.batch.NightWindow;
import net.mailmigrator.batch.RunSettings;
import net.mailmigrator.batch.RunSettings.Limits;
import net.mailmigrator.journal.JournalSettings;
import net.mailmigrator.mapping.MappingRules;
import net.mailmigrator.model.ExitStatus;
import net.mailmigrator.model.Moment;
import net.mailmigrator.model.Problems;
import net.mailmigrator.model.StopException;
import net.mailmigrator.model.VirusMode;
import net.mailmigrator.provision.ProvisionSettings;
import net.mailmigrator.template.TemplateCatalog;
import net.mailmigrator.verify.VerifySettings;
import org.jspecify.annotations.Nullable;

/** Loads {@code migration.yaml}: every problem at once, each with file, line and key. */
public final class SettingsLoader {
    private static final int PARALLEL_ACCOUNTS = 8;
    private static final Duration HOST_DOWN = Duration.ofMinutes(10);
    private static final int CONTENT_PERCENT = 1;
    private static final Limits SOURCE_LIMITS = new Limits(40, 2, 0);
    private static final Limits TARGET_LIMITS = new Limits(40, 4, 0);
    // stands in where the rules are wrong, which ends in a problem
    private static final MappingRules NO_RULES =
            new MappingRules(Map.of(), VirusMode.REJECT, new MappingRules.QuotaDefaults(1, 1, 0, 100, 100));

    private final Templates templates;
    private final Map<String, String> env;

    /**
     * A loader.
     *
     * @param home the folder that holds {@code mapping-templates}
     * @param env what {@code ${env:NAME}} is resolved from
     */
    public SettingsLoader(Path home, Map<String, String> env) {
        this.templates = new Templates(home);
        this.env = Map.copyOf(env);
    }

    /**
     * Reads the settings.
     *
     * @throws StopException REJECTED where there is no such file; its sub-type with all problems where it is wrong
     */
    public Settings load(Path file) {
        if (!Files.exists(file)) {
            throw new StopException(
                    ExitStatus.REJECTED,
                    "there are no settings: " + file
                            + " does not exist. Write them with \"migrator init\", or name them with -c. Nothing was"
                            + " touched.");
        }
        Path absolute = file.toAbsolutePath().normalize();
        Path folder = absolute.getParent() == null ? absolute : absolute.getParent();
        String name = String.valueOf(absolute.getFileName());
        Problems problems = new Problems();
        SettingsContext context = new SettingsContext(name, folder, new Placeholders(env, folder), problems);
        Settings settings = new YamlTree(name, problems)
                .read(absolute)
                .map(tree -> read(absolute, Section.root(context, tree)))
                .orElse(null);
        inOrder(problems, name).throwIfAny();
        if (settings == null) {
            throw new IllegalStateException(file + " gave neither settings nor problems");
        }
        return settings;
    }

    /** From the top of the file to its end; those of other files last. */
    private static Problems inOrder(Problems problems, String name) {
        Pattern place = Pattern.compile(Pattern.quote(name) + ":(\\d+)(:.*)?");
        Problems sorted = new Problems();
        sorted.addAll(problems.all().stream()
                .sorted(Comparator.comparingInt(problem -> {
                    Matcher matcher = place.matcher(problem.place());
                    return matcher.matches() ? Integer.parseInt(matcher.group(1)) : Integer.MAX_VALUE;
                }))
                .toList());
        return sorted;
    }

    private Settings read(Path file, Section root) {
        root.known(
                "batch",
                "source",
                "target",
                "scope",
                "waves",
                "mapping",
                "copy",
                "verify",
                "run",
                "decisions",
                "journal");
        SettingsContext context = root.context();
        String batch = root.need("batch", SettingsLoader::batch).orElse("");
        Section source = root.needSection("source").known("accounts", "imap");
        Section target = root.needSection("target").known("imap", "provision");
        Sides sides = Sides.read(source.needSection("imap"), target.needSection("imap"), SOURCE_LIMITS, TARGET_LIMITS);
        List<ProvisionSettings> provision =
                target.sections("provision").stream().map(this::provision).toList();
        Section mapping = root.section("mapping").known("rules", "quota", "switchDate", "sentBy", "exemptions");
        MappingRules rules = templates.rules(mapping).orElse(NO_RULES);
        CopyReader copy = new CopyReader(root.section("copy"));
        Section run = root.section("run").known("parallelAccounts", "hostDown", "errors", "window", "deadline");
        Section errors = run.section("errors").known("perAccount", "perBatch");
        return new Settings(
                file,
                batch,
                new SourceReader(templates).read(source.needSection("accounts")),
                sides.source(),
                sides.target(),
                provision,
                scope(root.section("scope")),
                rules,
                MappingReader.read(mapping, rules.quota(), !provision.isEmpty())
                        .in(WaveListReader.read(root, rules.waves()))
                        .with(new SenderListsReader(mapping, Moment.GERMANY).read()),
                copy.folders(),
                copy.messages().withMostErrors(most(errors, "perAccount")),
                verify(root.section("verify")),
                run(run, sides, most(errors, "perBatch")),
                root.read("decisions", path(context)).orElse(context.path("decisions.yaml")),
                journal(root.section("journal"), batch));
    }

    private static String batch(String text) throws BadValue {
        if (!text.matches("[A-Za-z0-9._-]+") || text.matches("\\.+")) {
            throw new BadValue("is \"" + text
                    + "\", must be made of letters, digits, dots, underscores and hyphens: it names files");
        }
        return text;
    }

    private ProvisionSettings provision(Section entry) {
        entry.known("template", "output");
        SettingsContext context = entry.context();
        Path output = entry.need("output", path(context)).orElse(context.folder());
        return entry.need(
                        "template",
                        name -> new ProvisionSettings(
                                name, templates.find(TemplateCatalog.Kind.TARGETS, name, context), output))
                .orElse(new ProvisionSettings("", context.folder(), output));
    }

    private static Scope scope(Section scope) {
        scope.known("include", "exclude");
        Kind<String> host = Kinds.map(
                Kinds.TEXT, name -> name.strip().toLowerCase(Locale.ROOT).replaceFirst("\\.$", ""));
        Set<String> include = new HashSet<>(scope.list("include", host));
        Set<String> exclude = new HashSet<>(scope.list("exclude", host));
        return new Scope(include, exclude);
    }

    private static VerifySettings verify(Section verify) {
        verify.known("afterPass", "contentSample");
        return new VerifySettings(
                verify.read("afterPass", Kinds.oneOf(VerifySettings.Depth.class))
                        .orElse(VerifySettings.Depth.METADATA),
                verify.read("contentSample", Kinds.PERCENT).orElse(CONTENT_PERCENT));
    }

    /** Without a number there is no bound. */
    private static int most(Section errors, String key) {
        return errors.read(key, Kinds.integer(0, Integer.MAX_VALUE)).orElse(Integer.MAX_VALUE);
    }

    private static RunSettings run(Section run, Sides sides, int mostFailedAccounts) {
        @Nullable NightWindow window = WindowReader.read(run).orElse(null);
        return new RunSettings(
                run.read("parallelAccounts", Kinds.integer(1, 1000)).orElse(PARALLEL_ACCOUNTS),
                sides.sourceLimits(),
                sides.targetLimits(),
                mostFailedAccounts,
                run.read("hostDown", Kinds.DURATION).orElse(HOST_DOWN),
                window,
                WindowReader.deadline(run, window).orElse(null));
    }

    private static JournalSettings journal(Section journal, String batch) {
        journal.known("url");
        SettingsContext context = journal.context();
        Path usual = context.path("journal/" + (batch.isEmpty() ? "batch" : batch));
        return journal.read("url", text -> DatabaseUrl.journal(text, context))
                .orElse(new JournalSettings("jdbc:h2:file:" + usual, usual));
    }

    private static Kind<Path> path(SettingsContext context) {
        return Kinds.map(Kinds.TEXT, context::path);
    }
}
