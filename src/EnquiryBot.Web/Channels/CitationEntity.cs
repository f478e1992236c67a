using System.Text.Json.Nodes;
using EnquiryBot.BotFramework.Schema;
using EnquiryBot.Turns;

namespace EnquiryBot.Web.Channels;

/// <summary>The schema.org message entity from which WebChat draws numbered sources.</summary>
internal static class CitationEntity
{
    public static Entity Of(IReadOnlyList<ReplySource> sources)
    {
        var citation = new JsonArray([.. sources.Select((source, i) => (JsonNode)new JsonObject
        {
            ["@type"] = "Claim",
            ["@id"] = source.Url,
            ["position"] = i + 1,
            ["appearance"] = new JsonObject { ["@type"] = "DigitalDocument", ["name"] = source.Title, ["url"] = source.Url },
        })]);
        return new Entity
        {
            Type = "https://schema.org/Message",
            Properties = new JsonObject { ["@context"] = "https://schema.org", ["@type"] = "Message", ["@id"] = "", ["citation"] = citation },
        };
    }
}
