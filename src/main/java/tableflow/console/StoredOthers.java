package tableflow.console;

import java.util.List;
import tableflow.console.domain.profile.Profile;
import tableflow.console.service.profile.StoredProfile;
import tableflow.console.service.topics.TopicSources;
import tableflow.console.service.topics.compare.OtherProfiles;

/// The stored profiles beside the open one. Each gets clients of its own, opened with its own keys from its own place
/// of secrets; closing it closes them.
record StoredOthers(Wiring wiring) implements OtherProfiles {

    @Override
    public List<String> names() {
        return wiring.profiles().list().profiles().stream().map(StoredProfile::name).toList();
    }

    @Override
    public Opened open(String name) {
        Profile profile = wiring.profiles().load(name).profile();
        wiring.openSecrets(profile);
        TopicSources sources = wiring.topicSources(() -> profile);
        return new Opened(profile, wiring.topics(sources), sources::close);
    }
}
