using System.Reflection;
using NetArchTest.Rules;

namespace EnquiryBot.Tests.Architecture;

/// <summary>
/// Who may know whom in the engine. The dictionary is the diagram: it fails on a use that is not drawn and on a line that
/// nothing uses. Content (reading editors' files) and Telemetry are open to all and left out.
/// </summary>
public sealed class FeatureMap
{
    private static readonly Assembly Engine = typeof(EnquiryBotRegistration).Assembly;

    private static readonly string[] OpenToAll = ["Content", "Telemetry"];

    private static readonly Dictionary<string, string[]> Map = new(StringComparer.Ordinal)
    {
        ["Calendar"] = [],
        ["Councils"] = ["Calendar"],
        ["Privacy"] = [],
        ["Data"] = ["Councils"],
        ["Language"] = ["Calendar", "Councils", "Privacy"],
        ["Safeguarding"] = ["Councils", "Language", "Privacy"],
        ["Embeddings"] = [],
        ["Intents"] = ["Councils", "Privacy"],
        ["Retrieval"] = ["Councils", "Embeddings", "Privacy"],
        ["Answers"] = ["Councils", "Privacy", "Retrieval"],
        ["Knowledge"] = ["Calendar", "Councils", "Data", "Intents", "Language", "Privacy", "Retrieval", "Safeguarding", "SelfService"],
        ["Conversations"] = ["Councils", "Data", "Privacy"],
        ["Insights"] = ["Councils", "Data"],
        ["Helpdesk"] = ["Calendar", "Conversations", "Councils", "Data", "Language", "Privacy"],
        ["SelfService"] = ["Calendar", "Councils", "Language", "Privacy"],
        ["Turns"] = ["Answers", "Conversations", "Councils", "Data", "Helpdesk", "Insights", "Intents", "Language", "Privacy", "Retrieval", "Safeguarding", "SelfService"],
        ["Quality"] = ["Answers", "Conversations", "Councils", "Data", "Intents", "Knowledge", "Privacy", "Retrieval", "Turns"],
    };

    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (var from in Map.Keys)
            {
                foreach (var to in Map.Keys.Where(to => to != from))
                {
                    pairs.Add(from, to);
                }
            }

            return pairs;
        }
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void A_folder_uses_exactly_what_is_drawn(string from, string to)
    {
        var uses = Types.InAssembly(Engine).That().ResideInNamespaceStartingWith($"EnquiryBot.{from}")
            .And().HaveDependencyOn($"EnquiryBot.{to}").GetTypes().Any();

        Assert.True(
            uses == Map[from].Contains(to),
            uses ? $"{from} uses {to}, which is not drawn in the map." : $"{from} -> {to} is drawn in the map, but nothing uses it.");
    }

    [Fact]
    public void The_map_has_every_folder_of_the_engine_and_no_other()
    {
        var folders = Engine.GetTypes().Select(t => t.Namespace).OfType<string>()
            .Where(n => n.StartsWith("EnquiryBot.", StringComparison.Ordinal)).Select(n => n.Split('.')[1]).Distinct();

        Assert.Equal(Map.Keys.Concat(OpenToAll).Order(StringComparer.Ordinal), folders.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_map_has_no_circle()
    {
        var left = Map.ToDictionary(m => m.Key, m => m.Value.ToHashSet(StringComparer.Ordinal));
        while (left.FirstOrDefault(m => m.Value.Count == 0) is { Key: { } leaf })
        {
            left.Remove(leaf);
            foreach (var uses in left.Values)
            {
                uses.Remove(leaf);
            }
        }

        Assert.Empty(left.Keys);
    }

    [Fact]
    public void What_is_open_to_all_knows_no_folder()
    {
        foreach (var open in OpenToAll)
        {
            Assert.Empty(Types.InAssembly(Engine).That().ResideInNamespaceStartingWith($"EnquiryBot.{open}")
                .And().HaveDependencyOnAny([.. Map.Keys.Select(k => $"EnquiryBot.{k}")]).GetTypes());
        }
    }
}
