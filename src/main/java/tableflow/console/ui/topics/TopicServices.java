package tableflow.console.ui.topics;

import tableflow.console.service.topics.Topics;
import tableflow.console.service.topics.compare.Comparing;
import tableflow.console.service.topics.compare.OtherProfiles;
import tableflow.console.service.topics.figures.TableWatcher;

/// What the pane works with.
///
/// @param topics of the profile that the session works with
/// @param tables knows how far tables are
/// @param comparing compares topics
/// @param others the profiles that a topic may be compared with
public record TopicServices(Topics topics, TableWatcher tables, Comparing comparing, OtherProfiles others) {}
