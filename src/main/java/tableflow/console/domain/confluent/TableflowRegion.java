package tableflow.console.domain.confluent;

import tableflow.console.domain.Open;

/// A region in which Tableflow is offered.
public record TableflowRegion(Open<CloudProvider> cloud, String region) {}
