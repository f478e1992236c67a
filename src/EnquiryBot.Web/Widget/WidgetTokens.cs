using EnquiryBot.BotFramework.DirectLine;
using EnquiryBot.Councils;

namespace EnquiryBot.Web.Widget;

/// <summary>Makes tokens for the widget: each opens one new conversation with one council, from the page that asked for it.</summary>
internal sealed class WidgetTokens(DirectLineTokens tokens)
{
    /// <summary>Issues a token.</summary>
    /// <param name="council">The council; it is the Direct Line site.</param>
    /// <param name="origin">The origin of the page; empty when no page asked.</param>
    public WidgetToken Issue(CouncilId council, string origin)
    {
        var token = DirectLineTokens.NewConversation(council.Value, null, origin.Length == 0 ? [] : [origin]);
        return new WidgetToken(token.Key.ConversationId, tokens.Issue(token), DirectLineDefaults.TokenSeconds);
    }
}
