package tableflow.console.service.schemas.registry;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tableflow.console.domain.schema.CompatibilityLevel;
import tableflow.console.domain.schema.RegistryMode;
import tableflow.console.domain.schema.SubjectName.Part;
import tableflow.console.service.schemas.registry.RegistrySettings.InForce;
import tableflow.console.service.schemas.registry.RegistrySettings.Line;
import tableflow.console.service.schemas.registry.RegistrySettings.Setting;
import tableflow.console.service.schemas.registry.RegistrySettings.Wish;

/// What follows from a change of settings, in sentences.
final class SettingConsequences {

    private SettingConsequences() {}

    static List<String> of(InForce now, Wish wish, List<Line> lines) {
        List<String> all = new ArrayList<>();
        if (has(lines, Setting.LEVEL)) {
            level(all, now, wish.level());
        }
        if (has(lines, Setting.MODE)) {
            mode(all, now, wish.mode());
        }
        if (has(lines, Setting.NORMALIZE)) {
            all.add(Boolean.TRUE.equals(wish.normalize())
                    ? "New schemas are spelt the registry's way first: white space, the order of members and full "
                            + "names "
                            + "make no other version any more. Versions that are there stay as they are."
                    : "New schemas are compared as they are sent: another order of members is another version.");
        }
        if (now.place().isGlobal() && !lines.isEmpty()) {
            all.add("It holds for every subject that has no setting of its own, in this registry.");
        }
        return all;
    }

    private static boolean has(List<Line> lines, Setting setting) {
        return lines.stream().anyMatch(line -> line.setting() == setting);
    }

    private static void level(List<String> all, InForce now, @Nullable CompatibilityLevel level) {
        all.add("Versions that are there are not looked at again: the level is asked of the next one.");
        if (level == CompatibilityLevel.NONE) {
            all.add("At NONE the registry takes anything, also what no reader of today understands.");
        }
        boolean values = now.place().topic().filter(it -> it.part() == Part.VALUE).isPresent();
        if (values && level != null && level != CompatibilityLevel.FULL_TRANSITIVE) {
            all.add("A Tableflow table is stricter than any level: a field that goes, say, suspends it at BACKWARD and "
                    + "at NONE alike.");
        }
    }

    private static void mode(List<String> all, InForce now, @Nullable RegistryMode mode) {
        if (mode == null) {
            all.add("The mode is the one of the next wider place from then on.");
            return;
        }
        all.add(switch (mode) {
            case READWRITE -> "New versions, deletions and other settings are taken.";
            case READONLY -> "Nothing is taken but another mode: producers that register by themselves fail, others go "
                    + "on.";
            case READONLY_OVERRIDE -> "Nothing is taken in any subject, whatever its own mode is: producers that "
                    + "register by themselves fail, others go on.";
            case IMPORT -> "Only schemas that come with an id and a number are taken, and none is checked for "
                    + "compatibility: producers that register by themselves fail meanwhile.";
        });
        if (mode == RegistryMode.IMPORT && now.filled()) {
            all.add("Versions are there already, so it is set by force. They stay, and so does what is deleted "
                    + "softly.");
        }
    }
}
