package tableflow.console.service.schemas.compat;

import tableflow.console.domain.schema.CompatibilityDirection;
import tableflow.console.domain.schema.SchemaFinding;

/// One thing that stands in the way.
///
/// @param direction who cannot read whose data
/// @param finding the registry's name of the rule, its path, and where in the draft it is
public record Incompatibility(CompatibilityDirection direction, SchemaFinding finding) {}
