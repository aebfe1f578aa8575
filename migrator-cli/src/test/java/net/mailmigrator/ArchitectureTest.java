package net.mailmigrator;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.equivalentTo;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaConstructor;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import net.mailmigrator.imap.MailboxReader;
import net.mailmigrator.imap.MailboxWriter;

/** What the README's section "How it works" says about packages, as rules. */
@AnalyzeClasses(packages = ArchitectureTest.ROOT, importOptions = DoNotIncludeTests.class)
class ArchitectureTest {
    static final String ROOT = "net.mailmigrator";

    /** From the top to the bottom: a package may import only packages that stand after it. */
    private static final List<String> LAYERS = List.of(
            "",
            "cli",
            "app",
            "config",
            "report",
            "cutover",
            "batch",
            "verify",
            "copy",
            "provision",
            "plan",
            "inventory",
            "mapping",
            "source",
            "template",
            "journal",
            "imap",
            "model");

    /** Their sub-packages are adapters: interchangeable, and so unknown to everybody but the wiring. */
    private static final Set<String> WITH_ADAPTERS = Set.of("imap", "source", "provision");

    @ArchTest
    static final ArchRule a_package_imports_only_packages_below_it =
            classes().should(new ImportOnlyWhatIsBelow()).because("of the order " + LAYERS);

    @ArchTest
    static final ArchRule packages_have_no_cycles =
            slices().matching(ROOT + ".(**)").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule main_knows_the_command_line_only = noClasses()
            .that()
            .resideInAPackage(ROOT)
            .should()
            .dependOnClassesThat(
                    resideInAPackage(ROOT + "..").and(not(resideInAnyPackage(ROOT, ROOT + ".cli", ROOT + ".model"))));

    @ArchTest
    static final ArchRule mail_libraries_are_used_in_the_angus_adapter_only =
            only("imap.angus..").dependOn("jakarta.mail..", "org.eclipse.angus..");

    @ArchTest
    static final ArchRule sql_is_spoken_by_the_journal_and_the_sql_adapters_only =
            only("journal..", "source.jdbc..", "provision.sql..").dependOn("java.sql..", "javax.sql..");

    @ArchTest
    static final ArchRule picocli_is_used_in_the_command_line_only =
            only("cli..").dependOn("picocli..");

    @ArchTest
    static final ArchRule mapping_is_pure = noClasses()
            .that()
            .resideInAPackage(ROOT + ".mapping..")
            .should()
            .dependOnClassesThat(resideInAnyPackage("java.io..", "java.nio.file..", "java.net..", "org.slf4j..")
                    .or(equivalentTo(Clock.class)))
            .because("the same accounts and rules give the same plan: no I/O, no clock, no logger");

    @ArchTest
    static final ArchRule time_comes_from_an_injected_clock = noClasses()
            .that(not(namedOneOf("Main", "app.Wiring")))
            .should()
            .accessTargetWhere(readsTheSystemClock())
            .because("a test must be able to hand in the time; System.nanoTime() is left out, since waiting and"
                    + " deadlines need a clock that cannot be set");

    @ArchTest
    static final ArchRule only_main_ends_the_process = noClasses()
            .that(not(namedOneOf("Main")))
            .should()
            .callMethod(System.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "exit", int.class)
            .orShould()
            .callMethod(Runtime.class, "halt", int.class);

    @ArchTest
    static final ArchRule nothing_prints_past_the_command_line = noClasses()
            .that()
            .resideOutsideOfPackages(ROOT, ROOT + ".cli..", ROOT + ".app..")
            .should()
            .accessField(System.class, "out")
            .orShould()
            .accessField(System.class, "err");

    @ArchTest
    static final ArchRule there_is_no_dry_run_flag =
            noFields().should().haveNameMatching("(?i).*dry_?run.*").because("the dry run is the plan, printed (I1)");

    @ArchTest
    static final ArchRule there_is_no_static_state = noFields()
            .that()
            .areDeclaredInClassesThat(not(resideInAPackage(ROOT + ".report.html..")))
            .and()
            .doNotHaveModifier(JavaModifier.SYNTHETIC)
            .should(new BeStaticAndChangeable());

    @ArchTest
    static final ArchRule a_reader_has_no_write_methods = classes()
            .that()
            .areAssignableTo(MailboxReader.class)
            .and()
            .areInterfaces()
            .and()
            .areNotAssignableTo(MailboxWriter.class)
            .should(new HaveNoMethodThatWrites())
            .because("the source is read-only by type (I2)");

    @ArchTest
    static final ArchRule mail_is_written_by_the_copy_only =
            only("imap..", "copy..", "app..").dependOnClass(MailboxWriter.class);

    @ArchTest
    static final ArchRule a_constructor_takes_few_things = classes()
            .that()
            .areNotAssignableTo(Record.class)
            .and()
            .areNotAssignableTo(Throwable.class)
            .and()
            .areNotEnums()
            .and()
            .areNotAnonymousClasses()
            .should(new HaveConstructorsWithAtMost(5));

    private static Only only(String... packages) {
        return new Only(List.of(inRoot(packages)));
    }

    private static String[] inRoot(String... packages) {
        return List.of(packages).stream().map(name -> ROOT + "." + name).toArray(String[]::new);
    }

    private record Only(List<String> packages) {
        ArchRule dependOn(String... others) {
            return noClasses()
                    .that()
                    .resideOutsideOfPackages(packages.toArray(String[]::new))
                    .should()
                    .dependOnClassesThat(resideInAnyPackage(others));
        }

        ArchRule dependOnClass(Class<?> other) {
            return noClasses()
                    .that()
                    .resideOutsideOfPackages(packages.toArray(String[]::new))
                    .should()
                    .dependOnClassesThat()
                    .areAssignableTo(other);
        }
    }

    private static DescribedPredicate<JavaClass> namedOneOf(String... names) {
        List<String> known = List.of(inRoot(names));
        return DescribedPredicate.describe(
                "named one of " + known, type -> known.contains(outermost(type).getName()));
    }

    private static JavaClass outermost(JavaClass type) {
        return type.getEnclosingClass().map(ArchitectureTest::outermost).orElse(type);
    }

    private static DescribedPredicate<JavaAccess<?>> readsTheSystemClock() {
        return DescribedPredicate.describe("reads the system clock", access -> {
            String owner = access.getTargetOwner().getName();
            String name = access.getTarget().getName();
            boolean now = owner.startsWith("java.time.") && name.equals("now") && !takesClock(access);
            boolean systemClock =
                    owner.equals("java.time.Clock") && (name.startsWith("system") || name.startsWith("tick"));
            boolean millis = owner.equals("java.lang.System") && name.equals("currentTimeMillis");
            boolean date = owner.equals("java.util.Date")
                    && name.equals("<init>")
                    && parameters(access).isEmpty();
            return now || systemClock || millis || date;
        });
    }

    private static boolean takesClock(JavaAccess<?> access) {
        return parameters(access).stream().anyMatch(type -> type.isEquivalentTo(Clock.class));
    }

    private static List<JavaClass> parameters(JavaAccess<?> access) {
        return access.getTarget() instanceof AccessTarget.CodeUnitAccessTarget target
                ? target.getRawParameterTypes()
                : List.of();
    }

    private static final class ImportOnlyWhatIsBelow extends ArchCondition<JavaClass> {
        ImportOnlyWhatIsBelow() {
            super("import only packages below their own");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            type.getDirectDependenciesFromSelf().stream()
                    .filter(dependency ->
                            dependency.getTargetClass().getPackageName().startsWith(ROOT))
                    .filter(dependency -> !permitted(dependency))
                    .forEach(
                            dependency -> events.add(SimpleConditionEvent.violated(type, dependency.getDescription())));
            if (!LAYERS.contains(layer(type))) {
                events.add(SimpleConditionEvent.violated(type, type.getName() + " is in a package without a place"));
            }
        }

        private static boolean permitted(Dependency dependency) {
            JavaClass origin = dependency.getOriginClass();
            JavaClass target = dependency.getTargetClass();
            if (origin.getPackageName().equals(target.getPackageName())) {
                return true;
            }
            boolean toAdapter = WITH_ADAPTERS.contains(layer(target)) && isAdapter(target);
            if (toAdapter) {
                return outermost(origin).getName().equals(ROOT + ".app.Wiring");
            }
            return layer(origin).equals(layer(target)) || LAYERS.indexOf(layer(origin)) < LAYERS.indexOf(layer(target));
        }

        private static boolean isAdapter(JavaClass type) {
            return !type.getPackageName().equals(ROOT + "." + layer(type));
        }

        private static String layer(JavaClass type) {
            String name = type.getPackageName().substring(ROOT.length());
            return name.isEmpty() ? "" : name.substring(1).replaceFirst("\\..*", "");
        }
    }

    private static final class BeStaticAndChangeable extends ArchCondition<JavaField> {
        BeStaticAndChangeable() {
            super("be static and not final");
        }

        @Override
        public void check(JavaField field, ConditionEvents events) {
            Set<JavaModifier> modifiers = field.getModifiers();
            boolean changeable = modifiers.contains(JavaModifier.STATIC) && !modifiers.contains(JavaModifier.FINAL);
            events.add(new SimpleConditionEvent(field, changeable, field.getFullName()));
        }
    }

    private static final class HaveNoMethodThatWrites extends ArchCondition<JavaClass> {
        private static final String WRITES =
                "(?i)(create|append|store|add|set|expunge|delete|remove|rename|subscribe|unsubscribe|select|copy|move).*";

        HaveNoMethodThatWrites() {
            super("have no method that writes");
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            type.getAllMethods().stream()
                    .filter(method -> method.getName().matches(WRITES))
                    .forEach(method -> events.add(SimpleConditionEvent.violated(type, method.getFullName())));
        }
    }

    private static final class HaveConstructorsWithAtMost extends ArchCondition<JavaClass> {
        private final int most;

        HaveConstructorsWithAtMost(int most) {
            super("have constructors with at most " + most + " parameters");
            this.most = most;
        }

        @Override
        public void check(JavaClass type, ConditionEvents events) {
            for (JavaConstructor constructor : type.getConstructors()) {
                if (constructor.getRawParameterTypes().size() > most) {
                    events.add(SimpleConditionEvent.violated(constructor, constructor.getFullName()));
                }
            }
        }
    }
}
