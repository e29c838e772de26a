package tableflow.console.cli;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tableflow.console.domain.BadInput;
import tableflow.console.domain.Progress;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.RegistryMode;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.schemas.registry.LevelEffects;
import tableflow.console.service.schemas.registry.RegistrySettings;
import tableflow.console.service.schemas.registry.RegistrySettings.InForce;
import tableflow.console.service.schemas.registry.RegistrySettings.Plan;
import tableflow.console.service.schemas.registry.RegistrySettings.Wish;
import tableflow.console.service.schemas.registry.SettingInForce;

/// Shows and changes levels and modes.
@Command(
        name = "levels",
        mixinStandardHelpOptions = true,
        description = {
            "Shows compatibility level, mode and normalising of a subject, a context (:.context:) or, without one, of "
                    + "the whole registry, and where they come from; changes what is given.",
            "Exit code 1 when a change is not possible."
        })
final class SchemasLevelsCommand implements Callable<Integer> {

    private static final String INHERIT = "inherit";

    private final Services services;
    private final Terminal terminal;
    private final Prompt prompt;

    @Parameters(index = "0", arity = "0..1", paramLabel = "SUBJECT", defaultValue = "",
            description = "The subject or context; default: the whole registry.")
    private String place = "";

    @Option(names = "--level", paramLabel = "LEVEL", description = "Set this level; inherit takes its own away.")
    private @Nullable String level;

    @Option(names = "--mode", paramLabel = "MODE",
            description = "Set READWRITE, READONLY, READONLY_OVERRIDE or IMPORT; inherit takes its own away.")
    private @Nullable String mode;

    @Option(names = "--normalize", paramLabel = "on|off", description = "Spell new schemas the registry's way; "
            + "inherit takes its own away.")
    private @Nullable String normalize;

    @Mixin
    private final RegistryPlan.Consent consent = new RegistryPlan.Consent();

    SchemasLevelsCommand(Services services, Terminal terminal, Prompt prompt) {
        this.services = services;
        this.terminal = terminal;
        this.prompt = prompt;
    }

    @Override
    public Integer call() {
        return level != null || mode != null || normalize != null ? change() : show();
    }

    private int change() {
        RegistryPlan plans = consent.plan(terminal, prompt);
        RegistrySettings settings = services.keeping(consent.open(services)).settings();
        SubjectName name = SubjectName.of(place);
        InForce now = settings.read(name);
        Plan plan = settings.plan(name, wish(now), Progress.NONE);
        ObjectNode document = RegistryPlan.document("registry-settings").put("place", place);
        write(document.putObject("before"), now);
        ArrayNode changes = document.putArray("changes");
        List<String> lines = new ArrayList<>();
        plan.lines().forEach(line -> {
            changes.addObject().put("setting", line.setting().name()).put("before", line.before())
                    .put("after", line.after());
            lines.add(line.setting().name().toLowerCase(Locale.ROOT) + ": " + line.before() + " -> " + line.after());
        });
        plan.found().ifPresent(it -> write(document, it));
        if (lines.isEmpty()) {
            lines.add("Nothing would change.");
        }
        return plans.run(document,
                new RegistryPlan.Words(lines, plan.consequences(), plan.blocked(), !plan.lines().isEmpty()),
                "Change the settings of " + (place.isEmpty() ? "the whole registry" : place),
                () -> settings.apply(plan));
    }

    private static void write(ObjectNode document, LevelEffects.Found found) {
        ObjectNode node = document.putObject("existing").put("level", found.level().name())
                .put("subjects", found.subjects());
        ArrayNode misfits = node.putArray("misfits");
        found.broken().forEach(broken -> broken.misfits().forEach(it -> misfits.addObject()
                .put("subject", broken.subject().toString()).put("version", it.version())
                .put("against", it.against()).put("rule", it.rule()).put("message", it.message())));
        ArrayNode apart = node.putArray("ownLevel");
        found.apart().forEach(it -> apart.add(it.toString()));
        found.unchecked().forEach(node.putArray("notChecked")::add);
    }

    private Wish wish(InForce now) {
        return new Wish(
                level == null ? own(now.level(), now.level().value().known()) : level(level),
                mode == null ? own(now.mode(), now.mode().value().known()) : mode(mode),
                normalize == null ? own(now.normalize(), now.normalize().value()) : onOff(normalize));
    }

    private static <T> @Nullable T own(SettingInForce<?> now, @Nullable T value) {
        return now.own() ? value : null;
    }

    private static @Nullable CompatibilityLevel level(String text) {
        return text.equals(INHERIT) ? null : CompatibilityLevel.ofRemote(text.toUpperCase(Locale.ROOT))
                .orElseThrow(() -> BadInput.of("--level " + text + " is no compatibility level"));
    }

    private static @Nullable RegistryMode mode(String text) {
        try {
            return text.equals(INHERIT) ? null : RegistryMode.valueOf(text.toUpperCase(Locale.ROOT));
        } catch (IllegalArgumentException none) {
            throw BadInput.of("--mode " + text + " is none of READWRITE, READONLY, READONLY_OVERRIDE, IMPORT, inherit");
        }
    }

    private static @Nullable Boolean onOff(String text) {
        return switch (text) {
            case "on" -> true;
            case "off" -> false;
            case INHERIT -> null;
            default -> throw BadInput.of("--normalize " + text + " is none of on, off, inherit");
        };
    }

    private int show() {
        InForce now = services.keeping(consent.open(services)).settings().read(SubjectName.of(place));
        if (consent.isJson()) {
            ObjectNode document = RegistryPlan.document("registry-settings").put("place", place);
            write(document, now);
            terminal.json(document);
            return ExitCode.DONE;
        }
        TextTable table = TextTable.of("SETTING", "VALUE", "FROM");
        table.row("compatibility", now.level().value().toString(), from(now.level()));
        table.row("mode", now.mode().value().toString(), from(now.mode()));
        table.row("normalize", now.normalize().value() ? "on" : "off", from(now.normalize()));
        table.lines().forEach(terminal::line);
        return ExitCode.DONE;
    }

    private static String from(SettingInForce<?> setting) {
        return setting.origin().name().toLowerCase(Locale.ROOT);
    }

    static void write(ObjectNode node, InForce now) {
        node.putObject("compatibility").put("value", now.level().value().toString())
                .put("from", from(now.level())).put("own", now.level().own());
        node.putObject("mode").put("value", now.mode().value().toString())
                .put("from", from(now.mode())).put("own", now.mode().own());
        node.putObject("normalize").put("value", now.normalize().value())
                .put("from", from(now.normalize())).put("own", now.normalize().own());
    }
}
