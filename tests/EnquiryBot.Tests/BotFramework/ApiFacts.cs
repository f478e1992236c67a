using System.Reflection;
using System.Text.Json;
using EnquiryBot.Testing;

namespace EnquiryBot.Tests.BotFramework;

/// <summary>The published names of Microsoft.Bot.Schema and Microsoft.Bot.Builder, and ours in the same notation.</summary>
internal static class ApiFacts
{
    /// <summary>Their serialiser's types and ours.</summary>
    private static readonly Dictionary<string, string> TypeMap = new()
    {
        ["JObject"] = "JsonObject",
        ["Object"] = "JsonNode",
    };

    public static Dictionary<string, JsonElement> Types { get; } = Load();

    private static Dictionary<string, JsonElement> Load()
    {
        var file = Path.Combine(Shared.Folder, "specs", "botframework", "api-facts.json");
        var types = JsonDocument.Parse(File.ReadAllBytes(file)).RootElement.GetProperty("types");
        return types.EnumerateArray().ToDictionary(KeyOf, type => type);
    }

    /// <summary>Members in one line each: <c>Task OnTurnAsync(ITurnContext turnContext, CancellationToken? cancellationToken)</c>.</summary>
    public static HashSet<string> MembersOf(JsonElement type) =>
        type.TryGetProperty("members", out var members)
            ? [.. members.EnumerateArray().Where(IsPlainMember).Select(Describe)]
            : [$"delegate {Simple(Text(type, "returns"))}({Parameters(type)})"];

    public static HashSet<string> MembersOf(Type type)
    {
        if (type.IsSubclassOf(typeof(Delegate)))
            return [Describe(type.GetMethod("Invoke")!, "delegate", "")];

        const BindingFlags Declared =
            BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;
        var fields = type.GetFields(Declared).Where(field => field.IsPublic)
            .Select(field => $"{field.Name} = {field.GetRawConstantValue()}");
        var properties = type.GetProperties(Declared).Where(property => property.GetMethod is { IsPublic: true })
            .Select(property => $"{Simple(property.PropertyType)} {property.Name}");
        var methods = type.GetMethods(Declared)
            .Where(method => !method.IsSpecialName && (method.IsPublic || method.IsFamily))
            .Select(method => Describe(method, Simple(method.ReturnType), method.Name));
        return [.. fields, .. properties, .. methods];
    }

    // An override of Object declares nothing, and Object is mapped; constructors with every field as an optional argument are object initialisers here.
    private static bool IsPlainMember(JsonElement member) =>
        Text(member, "kind") is "const" or "property" or "method" && !member.TryGetProperty("obsolete", out _);

    private static string KeyOf(JsonElement type)
    {
        var arity = type.TryGetProperty("typeParameters", out var parameters) ? $"`{parameters.GetArrayLength()}" : "";
        return Text(type, "name") + arity;
    }

    private static string Describe(JsonElement member) => Text(member, "kind") switch
    {
        "const" => $"{Text(member, "name")} = {Text(member, "value")}",
        "property" => $"{Simple(Text(member, "type"))} {Text(member, "name")}",
        _ => $"{Simple(Text(member, "returns"))} {Text(member, "name")}({Parameters(member)})",
    };

    private static string Parameters(JsonElement member) => string.Join(", ", member.GetProperty("parameters").EnumerateArray()
        .Select(parameter => $"{Simple(Text(parameter, "type"))}{(parameter.TryGetProperty("optional", out _) ? "?" : "")} {Text(parameter, "name")}"));

    private static string Describe(MethodInfo method, string returns, string name)
    {
        var parameters = method.GetParameters().Select(parameter => $"{Simple(parameter.ParameterType)}{(parameter.IsOptional ? "?" : "")} {parameter.Name}");
        var head = returns == "delegate" ? $"delegate {Simple(method.ReturnType)}" : $"{returns} {name}";
        return $"{head}({string.Join(", ", parameters)})";
    }

    private static string Text(JsonElement element, string name) => element.GetProperty(name).ToString();

    // "System.Collections.Generic.IList<Microsoft.Bot.Schema.Activity>" -> "IList<Activity>"
    private static string Simple(string name)
    {
        var parts = System.Text.RegularExpressions.Regex.Replace(name, @"[A-Za-z0-9_]+\.|\s", "");
        return System.Text.RegularExpressions.Regex.Replace(parts, @"\w+", word => TypeMap.GetValueOrDefault(word.Value, word.Value));
    }

    private static string Simple(Type type)
    {
        if (type.IsArray)
            return Simple(type.GetElementType()!) + "[]";
        if (!type.IsGenericType)
            return type.Name;
        return $"{type.Name[..type.Name.IndexOf('`')]}<{string.Join(",", type.GetGenericArguments().Select(Simple))}>";
    }
}
