using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace EnquiryBot.BotFramework.DirectLine;

/// <summary>The position in a conversation: the sequence number of the last activity that was seen.</summary>
internal static class Watermark
{
    /// <summary>
    /// The parameter of a request: null when it is absent, 0 (everything) when it is empty or not one of ours. A client whose
    /// first socket failed reconnects with an empty one; read as "from now" it would lose the welcome.
    /// </summary>
    public static long? Parse(HttpContext http)
    {
        if (!http.Request.Query.TryGetValue("watermark", out var values))
            return null;
        return long.TryParse(values.ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var position) ? position : 0;
    }

    /// <summary>The position after a page. One beyond the end, from before a restored backup, comes back to it.</summary>
    public static long After(ActivityPage page, long asked) =>
        page.Activities.Count > 0 ? page.Activities[^1].Sequence : Math.Min(asked, page.LastSequence);
}
