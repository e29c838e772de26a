package tableflow.console.ui.query;

import org.jspecify.annotations.Nullable;

/// What the pane needs of the outside, for one profile.
///
/// @param runner runs statements
/// @param scope where statements of a new tab run: the profile's database and workgroup
/// @param resultLocation where results go unless the workgroup says; absent leaves it to the workgroup
public record QueryServices(QueryRunner runner, QueryScope scope, @Nullable String resultLocation) {}
