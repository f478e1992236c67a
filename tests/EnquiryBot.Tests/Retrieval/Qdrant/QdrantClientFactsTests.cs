using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using EnquiryBot.Retrieval.Qdrant;
using EnquiryBot.Testing;

namespace EnquiryBot.Tests.Retrieval.Qdrant;

/// <summary>
/// Our client has the official one's names, so that the package can take its place. Ours is a subset: fewer methods, and of
/// each the parameters that are used; what is left out must be optional there.
/// </summary>
public sealed partial class QdrantClientFactsTests
{
    // Lists and maps of the generated types are the framework's own here; the rest is called alike.
    private static readonly Dictionary<string, string> TypeMap = new(StringComparer.Ordinal) { ["RepeatedField"] = "List", ["MapField"] = "Dictionary" };

    // Ours alone: how an error is told apart, which gRPC has status codes for.
    private static readonly string[] OursAlone = ["QdrantException.StatusCode", "QdrantException.MustBeSplit"];

    private static readonly string[] NoApi = ["QdrantClient", "QdrantCall", "QdrantCalls", "QdrantBodies", "QdrantAnswers", "QdrantServer", "QdrantSchema", "QdrantGeneration", "QdrantPassageIndex", "ListRange"];

    public static TheoryData<string> Methods =>
        [.. typeof(QdrantClient).GetMethods(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly).Select(m => m.ToString()!)];

    [NeedsSharedTheory]
    [MemberData(nameof(Methods))]
    public void A_method_is_one_of_the_official_client(string signature)
    {
        var method = typeof(QdrantClient).GetMethods().Single(m => m.ToString() == signature);
        using var facts = Facts();
        var overloads = facts.RootElement.GetProperty("client").GetProperty("members").EnumerateArray().Where(m => Text(m, "name") == method.Name);

        Assert.Contains(overloads, official => Text(official, "returns") is { } returns && Simple(returns) == NameOf(method.ReturnType) && Covers(official, method));
    }

    [NeedsSharedFact]
    public void A_property_of_a_type_is_one_of_the_official_type()
    {
        using var facts = Facts();
        var types = facts.RootElement.GetProperty("valueTypes").EnumerateArray().DistinctBy(t => Text(t, "name")).ToDictionary(t => Text(t, "name"), t => t);
        var ours = typeof(QdrantClient).Assembly.GetTypes()
            .Where(t => t.Namespace == typeof(QdrantClient).Namespace && !t.IsNested && !t.Name.Contains('<', StringComparison.Ordinal) && !NoApi.Contains(t.Name)).ToList();

        Assert.True(ours.Count > 30);
        Assert.Empty(ours.Where(t => !types.ContainsKey(t.Name)).Select(t => t.Name));
        Assert.Empty(ours.SelectMany(t => t.GetProperties(BindingFlags.Public | BindingFlags.Instance | BindingFlags.DeclaredOnly)
            .Where(p => !OursAlone.Contains($"{t.Name}.{p.Name}") && !HasProperty(types[t.Name], p)).Select(p => $"{t.Name}.{p.Name}: {NameOf(p.PropertyType)}")));
        Assert.Empty(ours.Where(t => t.IsEnum).SelectMany(t => Enum.GetNames(t).Except(Members(types[t.Name]).Select(m => Text(m, "name"))).Select(n => $"{t.Name}.{n}")));
    }

    private static bool Covers(JsonElement official, MethodInfo method)
    {
        var ours = method.GetParameters().ToDictionary(p => p.Name!, p => NameOf(p.ParameterType), StringComparer.Ordinal);
        var theirs = official.GetProperty("parameters").EnumerateArray().ToList();
        var common = theirs.Where(p => ours.ContainsKey(Text(p, "name"))).ToList();
        return common.Select(p => Text(p, "name")).SequenceEqual(method.GetParameters().Select(p => p.Name))
            && common.All(p => Simple(Text(p, "type")) == ours[Text(p, "name")])
            && theirs.Except(common).All(p => p.TryGetProperty("optional", out var optional) && optional.GetBoolean());
    }

    private static bool HasProperty(JsonElement type, PropertyInfo property) => Members(type).Any(m =>
        Text(m, "kind") == "property" && Text(m, "name") == property.Name && Simple(Text(m, "type")) == NameOf(property.PropertyType));

    private static IEnumerable<JsonElement> Members(JsonElement type) => type.GetProperty("members").EnumerateArray();

    private static JsonDocument Facts() => JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Shared.Folder, "specs", "qdrant", "client-api-facts.json")));

    private static string Text(JsonElement element, string name) => element.TryGetProperty(name, out var value) ? value.GetString() ?? "" : "";

    /// <summary>"System.Collections.Generic.List&lt;A.B&gt;" as "List&lt;B&gt;".</summary>
    private static string Simple(string type) => Qualified().Replace(type, m => TypeMap.GetValueOrDefault(m.Groups[1].Value, m.Groups[1].Value)).Replace(", ", ",", StringComparison.Ordinal);

    private static string NameOf(Type type) => type.IsGenericType
        ? $"{type.Name.Split('`')[0]}<{string.Join(',', type.GetGenericArguments().Select(NameOf))}>"
        : type.Name;

    [GeneratedRegex(@"(?:\w+[.+])*(\w+)")]
    private static partial Regex Qualified();
}
