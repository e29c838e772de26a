package tableflow.console.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The arrows between the packages and the rules that keep them pleasant: who may know whom, and who may leave the
/// thread it is on. Why: `docs/decisions/0001-packages-and-arrows.md`.
class ArchitectureTest {

    private static final String ROOT = "tableflow.console";
    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages(ROOT);

    private record Rule(String name, ArchRule rule) {}

    @TestFactory
    List<DynamicTest> rules() {
        return List.of(
                        new Rule("domain knows the JDK only", classes()
                                .that().resideInAPackage(ROOT + ".domain..")
                                .should().onlyDependOnClassesThat()
                                .resideInAnyPackage(ROOT + ".domain..", "java..", "org.jspecify.annotations..")),
                        new Rule("services know the domain, not who shows or implements them",
                                nothingFrom("service").mayKnow("ui", "cli", "remote", "sandbox")),
                        new Rule("remote implements ports and knows nobody above",
                                nothingFrom("remote").mayKnow("ui", "cli", "sandbox")),
                        new Rule("remote knows services by their ports and shared pieces only", noClasses()
                                .that().resideInAPackage(ROOT + ".remote..")
                                .should().dependOnClassesThat(resideInAPackage(ROOT + ".service..")
                                        .and(not(resideInAnyPackage(
                                                ROOT + ".service.port..",
                                                ROOT + ".service.support..",
                                                ROOT + ".service.profile.."))))),
                        new Rule("schemas know the domain and their languages' parsers",
                                nothingFrom("schema").mayKnow("ui", "cli", "service", "remote", "sandbox")),
                        new Rule("the sandbox stands alone",
                                nothingFrom("sandbox").mayKnow("ui", "cli", "remote", "service")),
                        new Rule("the window knows neither commands, adapters nor sandbox",
                                nothingFrom("ui").mayKnow("cli", "remote", "sandbox")),
                        new Rule("commands know neither window, adapters nor sandbox",
                                nothingFrom("cli").mayKnow("ui", "remote", "sandbox")),
                        new Rule("only ui knows JavaFX", noClasses()
                                .that().resideOutsideOfPackage(ROOT + ".ui..")
                                .should().dependOnClassesThat().resideInAnyPackage("javafx..")),
                        new Rule("panes do not know each other", slices()
                                .matching(ROOT + ".ui.(provisioning|topics|messages|schemas|storage|query|doctor)..")
                                .should().notDependOnEachOther()),
                        new Rule("view-models hold no scene", noClasses()
                                .that().haveSimpleNameEndingWith("ViewModel")
                                .should().dependOnClassesThat().resideInAPackage("javafx.scene..")),
                        new Rule("one way off the FX thread", noClasses()
                                .that().resideOutsideOfPackages(ROOT + ".ui.work..", ROOT + ".sandbox..")
                                .and().haveNameNotMatching(".*\\.(Wiring|Interruptible)(\\$.*)?")
                                .should().callMethod("javafx.application.Platform", "runLater", "java.lang.Runnable")
                                .orShould().dependOnClassesThat().areAssignableTo(Executors.class)
                                .orShould().callConstructor(Thread.class)
                                .orShould().callConstructor(Thread.class, Runnable.class)
                                .orShould().callConstructor(Thread.class, Runnable.class, String.class)
                                .orShould().callMethod(Thread.class, "sleep", long.class)),
                        new Rule("no Swing, no web view, no FXML, no javafx.concurrent", noClasses()
                                .should().dependOnClassesThat().resideInAnyPackage(
                                        "javax.swing..", "javafx.fxml..", "javafx.web..", "javafx.concurrent..")),
                        new Rule("no static mutable state", fields()
                                .that().areStatic()
                                .and().doNotHaveModifier(JavaModifier.SYNTHETIC)
                                .should().beFinal()))
                .stream()
                .map(rule -> DynamicTest.dynamicTest(rule.name(), () -> rule.rule().allowEmptyShould(true).check(MAIN)))
                .toList();
    }

    private static Arrow nothingFrom(String part) {
        return new Arrow(part);
    }

    private record Arrow(String part) {
        ArchRule mayKnow(String... others) {
            String[] packages = List.of(others).stream()
                    .map(other -> ROOT + "." + other + "..")
                    .toArray(String[]::new);
            return noClasses()
                    .that().resideInAPackage(ROOT + "." + part + "..")
                    .should().dependOnClassesThat().resideInAnyPackage(packages);
        }
    }
}
