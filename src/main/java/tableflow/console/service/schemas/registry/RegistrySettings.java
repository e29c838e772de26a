package tableflow.console.service.schemas.registry;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.Open;
import tableflow.console.domain.Progress;
import tableflow.console.domain.change.ChangeRequest.SetCompatibility;
import tableflow.console.domain.change.ChangeRequest.SetNormalize;
import tableflow.console.domain.change.ChangeRequest.SetRegistryMode;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.RegistryMode;
import tableflow.console.domain.schema.SubjectName;
import tableflow.console.service.port.RegistryAdmin;
import tableflow.console.service.schemas.registry.SettingInForce.Origin;

/// Compatibility level, mode and normalising of a subject, a context or the whole registry. Calls block.
public final class RegistrySettings {

    /// Subjects that sentences name; the plan has all.
    private static final int MOST_NAMED = 20;

    private final RegistryDesk desk;

    public RegistrySettings(RegistryDesk desk) {
        this.desk = desk;
    }

    /// What holds at a place.
    ///
    /// @param filled whether it has versions that are not deleted
    public record InForce(
            SubjectName place,
            SettingInForce<Open<CompatibilityLevel>> level,
            SettingInForce<Open<RegistryMode>> mode,
            SettingInForce<Boolean> normalize,
            boolean filled) {}

    /// Reads what holds at a place: its own, else its context's, else the registry's.
    public InForce read(SubjectName place) {
        RegistryAdmin admin = desk.admin();
        List<SubjectName> chain = chain(place);
        List<Optional<RegistryAdmin.Settings>> settings =
                chain.stream().map(it -> admin.settings(it.toString())).toList();
        List<Optional<Open<RegistryMode>>> modes = chain.stream().map(it -> admin.ownMode(it.toString())).toList();
        return new InForce(place,
                inForce(chain, settings, RegistryAdmin.Settings::level, Open.of(CompatibilityLevel.BACKWARD)),
                mode(chain, modes),
                inForce(chain, settings, RegistryAdmin.Settings::normalize, false),
                isFilled(admin, place));
    }

    /// The place, then those that it inherits from.
    private static List<SubjectName> chain(SubjectName place) {
        List<SubjectName> chain = new ArrayList<>(List.of(place));
        if (!place.name().isEmpty() && !place.inDefaultContext()) {
            chain.add(place.whole());
        }
        if (!place.isGlobal()) {
            chain.add(SubjectName.GLOBAL);
        }
        return chain;
    }

    private static <S, T> SettingInForce<T> inForce(
            List<SubjectName> chain, List<Optional<S>> set, Function<S, @Nullable T> part, T otherwise) {
        for (int i = 0; i < chain.size(); i++) {
            @Nullable T value = set.get(i).isPresent() ? part.apply(set.get(i).get()) : null;
            if (value != null) {
                return new SettingInForce<>(value, origin(chain.get(i)), i == 0);
            }
        }
        return new SettingInForce<>(otherwise, Origin.DEFAULT, false);
    }

    private static Origin origin(SubjectName place) {
        return place.isGlobal() ? Origin.REGISTRY : place.name().isEmpty() ? Origin.CONTEXT : Origin.SUBJECT;
    }

    /// READONLY_OVERRIDE of the registry stands above all.
    private static SettingInForce<Open<RegistryMode>> mode(
            List<SubjectName> chain, List<Optional<Open<RegistryMode>>> modes) {
        Optional<Open<RegistryMode>> global = modes.getLast();
        if (global.isPresent() && global.get().is(RegistryMode.READONLY_OVERRIDE)) {
            return new SettingInForce<>(global.get(), Origin.REGISTRY, chain.size() == 1);
        }
        return inForce(chain, modes, Function.identity(), Open.of(RegistryMode.READWRITE));
    }

    private static boolean isFilled(RegistryAdmin admin, SubjectName place) {
        if (!place.name().isEmpty()) {
            return !admin.versions(place.toString(), false).isEmpty();
        }
        return admin.subjects(false).stream()
                .anyMatch(it -> place.isGlobal() || SubjectName.of(it).context().equals(place.context()));
    }

    /// What shall hold at a place. An absent part is taken from the next wider place; the registry has always its own.
    public record Wish(
            @Nullable CompatibilityLevel level, @Nullable RegistryMode mode, @Nullable Boolean normalize) {}

    /// One thing that would change.
    ///
    /// @param before as it holds now, with whose it is
    public record Line(Setting setting, String before, String after) {}

    /// What can be set.
    public enum Setting {
        LEVEL,
        MODE,
        NORMALIZE
    }

    /// What a wish would change.
    ///
    /// @param found versions that would not have been taken at the level that would hold then; absent where the level
    ///     stays, or they were not looked at
    /// @param consequences sentences for people
    /// @param blocked why it cannot be; none when it can
    public record Plan(
            InForce before, Wish wish, List<Line> lines, Optional<LevelEffects.Found> found,
            List<String> consequences, List<String> blocked) {
        public Plan {
            lines = List.copyOf(lines);
            consequences = List.copyOf(consequences);
            blocked = List.copyOf(blocked);
        }
    }

    /// Finds out what a wish would change, and which versions that are there a new level would have refused; nothing is
    /// changed.
    ///
    /// @throws tableflow.console.domain.RemoteFailure when the registry cannot be read; CANCELLED after an interrupt
    public Plan plan(SubjectName place, Wish wish, Progress progress) {
        InForce now = read(place);
        List<Line> lines = new ArrayList<>();
        line(lines, Setting.LEVEL, now.level(), wish.level());
        line(lines, Setting.MODE, now.mode(), wish.mode());
        line(lines, Setting.NORMALIZE, now.normalize(), wish.normalize());
        List<String> blocked = new ArrayList<>();
        if (desk.guard().readOnly()) {
            blocked.add("the profile is read-only");
        }
        if (wish.mode() == null && place.isGlobal()) {
            blocked.add("the registry has always a mode: name one");
        }
        if (wish.mode() == RegistryMode.READONLY_OVERRIDE && !place.isGlobal()) {
            blocked.add("READONLY_OVERRIDE is a mode of the whole registry only");
        }
        boolean held = now.mode().value().is(RegistryMode.READONLY)
                || now.mode().value().is(RegistryMode.READONLY_OVERRIDE);
        if (held && lines.stream().anyMatch(line -> line.setting() != Setting.MODE)) {
            blocked.add("the mode is " + now.mode().value() + ", which takes no other level; set READWRITE first");
        }
        List<String> consequences = new ArrayList<>(SettingConsequences.of(now, wish, lines));
        Optional<LevelEffects.Found> found = lines.stream().anyMatch(line -> line.setting() == Setting.LEVEL)
                ? Optional.of(new LevelEffects(desk).of(place, holding(place, wish), progress)) : Optional.empty();
        found.ifPresent(it -> consequences.addAll(LevelEffects.words(it, MOST_NAMED)));
        return new Plan(now, wish, lines, found, consequences, blocked);
    }

    /// The level that would hold: the wished one, or else the next wider place's.
    private CompatibilityLevel holding(SubjectName place, Wish wish) {
        CompatibilityLevel own = wish.level();
        if (own != null) {
            return own;
        }
        RegistryAdmin admin = desk.admin();
        return chain(place).stream().skip(1).flatMap(it -> admin.settings(it.toString()).stream())
                .map(RegistryAdmin.Settings::level).filter(Objects::nonNull).map(Open::known).filter(Objects::nonNull)
                .findFirst().orElse(CompatibilityLevel.BACKWARD);
    }

    private static <T> void line(List<Line> lines, Setting setting, SettingInForce<T> now, @Nullable Object wished) {
        String own = now.own() ? now.value().toString() : "";
        String asked = wished == null ? "" : wished.toString();
        if (!own.equals(asked)) {
            lines.add(new Line(setting, now.own() ? own : now.value() + " (inherited)",
                    wished == null ? "inherited" : asked));
        }
    }

    /// Does what was planned: settings first, then the mode, so that a mode that allows nothing comes last.
    ///
    /// @throws tableflow.console.domain.RemoteFailure FORBIDDEN under a read-only profile
    /// @throws IllegalArgumentException for a plan that is blocked
    public void apply(Plan plan) {
        String place = plan.before().place().toString();
        desk.guard().check("change the settings of " + (place.isEmpty() ? "the registry" : place));
        if (!plan.blocked().isEmpty()) {
            throw new IllegalArgumentException("it is blocked: " + plan.blocked());
        }
        RegistryAdmin admin = desk.admin();
        Wish wish = plan.wish();
        boolean level = changes(plan, Setting.LEVEL);
        boolean normalize = changes(plan, Setting.NORMALIZE);
        // Taking the level away takes normalising with it: what shall stay of it is set again.
        if (level) {
            desk.open().setCompatibility(new SetCompatibility(place, wish.level()));
        }
        boolean lost = level && wish.level() == null && plan.before().normalize().own();
        if (normalize && wish.normalize() == null && !lost) {
            desk.open().setCompatibility(new SetCompatibility(place, null));
            if (wish.level() != null) {
                desk.open().setCompatibility(new SetCompatibility(place, wish.level()));
            }
        } else if (wish.normalize() != null && (normalize || lost)) {
            admin.set(new SetNormalize(place, Objects.requireNonNull(wish.normalize())));
        }
        if (changes(plan, Setting.MODE)) {
            // Without force the registry would also forget what is deleted softly here.
            admin.set(new SetRegistryMode(place, wish.mode(), wish.mode() == RegistryMode.IMPORT));
        }
    }

    private static boolean changes(Plan plan, Setting setting) {
        return plan.lines().stream().anyMatch(line -> line.setting() == setting);
    }
}
