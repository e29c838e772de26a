package tableflow.console.domain.provisioning;

import java.util.Set;
import tableflow.console.domain.confluent.RoleBinding;

/// A right that a run needs somebody to have, and the roles that bring it. Source: Confluent's table of Tableflow's
/// roles; the roles of a whole organization or environment cover everything below.
///
/// @param stepId the step that fails without it
/// @param purpose what it is for: `enable Tableflow on topic2`
/// @param role the least role that brings it, to be given when there is none
/// @param others roles that bring it too
/// @param crn the resource that the role must cover
public record RoleNeed(String stepId, String purpose, String role, Set<String> others, String crn) {

    public RoleNeed {
        others = Set.copyOf(others);
    }

    /// Whether `binding` brings it, whoever has it.
    public boolean isMetBy(RoleBinding binding) {
        String name = binding.roleName();
        return (name.equals(role) || others.contains(name)) && covers(binding.crnPattern(), crn);
    }

    /// Whether a role on `pattern` holds for the resource `crn`: for itself, for what is below, and for names that
    /// begin as the pattern does when it ends with a star.
    public static boolean covers(String pattern, String crn) {
        return pattern.endsWith("*")
                ? crn.startsWith(pattern.substring(0, pattern.length() - 1))
                : crn.equals(pattern) || crn.startsWith(pattern + "/");
    }
}
