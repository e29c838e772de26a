package tableflow.console.ui.control.code;

import java.util.List;

/// The call that the caret stands in.
///
/// @param name of what is called
/// @param parameters as they are shown
/// @param active the parameter that the caret stands in, from 0; beyond the last one when there are more arguments
/// @param documentation a sentence; may be empty
public record Signature(String name, List<String> parameters, int active, String documentation) {

    public Signature {
        parameters = List.copyOf(parameters);
    }
}
