using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using EnquiryBot.BotFramework.DirectLine;

namespace EnquiryBot.BotFramework.Schema;

/// <summary>
/// How the protocol is written: camelCase, no nulls, unknown fields kept, a field twice in one object refused.
/// Source-generated, so nothing is found out by reflection while serving.
/// </summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    AllowDuplicateProperties = false,
    Converters = [typeof(WireTimeConverter)])]
[JsonSerializable(typeof(Activity))]
[JsonSerializable(typeof(ActivitySet))]
[JsonSerializable(typeof(ExpectedReplies))]
[JsonSerializable(typeof(Transcript))]
[JsonSerializable(typeof(IList<Activity>))]
[JsonSerializable(typeof(JsonNode))]
[JsonSerializable(typeof(ResourceResponse))]
[JsonSerializable(typeof(ErrorResponse))]
[JsonSerializable(typeof(ConversationReference))]
[JsonSerializable(typeof(InvokeResponse))]
[JsonSerializable(typeof(Conversation))]
[JsonSerializable(typeof(TokenParameters))]
[JsonSerializable(typeof(StartParameters))]
public sealed partial class BotJson : JsonSerializerContext
{
    /// <summary>
    /// The protocol as every participant writes it. Welsh letters and the pound sign stay readable; what HTML could
    /// mistake for markup is escaped.
    /// </summary>
    public static BotJson Wire => Made.Wire;

    /// <summary>
    /// An activity as a Direct Line client sees it: as <see cref="Wire"/>, without the fields that exist between channel
    /// and bot only (serviceUrl, recipient, the conversation's tenantId).
    /// </summary>
    public static JsonTypeInfo<Activity> ForClients => Made.ForClients;

    // Apart, because the order in which static fields of a partial class are filled is not fixed.
    private static class Made
    {
        public static readonly BotJson Wire = new(ReadableOptions());
        public static readonly JsonTypeInfo<Activity> ForClients = CreateForClients();

        private static JsonSerializerOptions ReadableOptions() => new(Default.Options)
        {
            Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
            TypeInfoResolver = null,
        };

        private static JsonTypeInfo<Activity> CreateForClients()
        {
            var options = ReadableOptions();
            options.TypeInfoResolver = ((IJsonTypeInfoResolver)Default).WithAddedModifier(LeaveOut);
            options.MakeReadOnly();
            return (JsonTypeInfo<Activity>)options.GetTypeInfo(typeof(Activity));
        }

        private static void LeaveOut(JsonTypeInfo type)
        {
            string[] names = type.Type == typeof(Activity) ? ["serviceUrl", "recipient"]
                : type.Type == typeof(ConversationAccount) ? ["tenantId"]
                : [];
            foreach (var property in type.Properties.Where(property => names.Contains(property.Name)))
                property.ShouldSerialize = static (_, _) => false;
        }
    }
}
