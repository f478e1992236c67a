using EnquiryBot.BotFramework;
using EnquiryBot.BotFramework.Schema;
using EnquiryBot.Testing;

namespace EnquiryBot.Tests.BotFramework;

/// <summary>
/// Where a class carries a name that Microsoft.Bot.Schema or Microsoft.Bot.Builder made known, its members are theirs, so
/// that a bot written for them moves by changing its usings.
/// </summary>
public sealed class ApiNamesTests
{
    /// <summary>Types that the SDK does not have.</summary>
    private static readonly HashSet<string> OnlyHere = ["BotJson", "ActivitySet", "ShowTypingMiddleware", "ActivityToAppend", "BotFrameworkRegistration"];

    /// <summary>Members that the SDK does not have, and why we do.</summary>
    private static readonly HashSet<string> MembersOnlyHere =
    [
        // Theirs loses what it does not know here.
        "CardAction.JsonObject Properties",
    ];

    /// <summary>Members that are left out: nobody here needs them, or they belong to skills, cards and sign-in.</summary>
    private static readonly Dictionary<string, string> LeftOut = new()
    {
        ["Activity"] = "AsCommandActivity AsCommandResultActivity AsContactRelationUpdateActivity AsConversationUpdateActivity "
            + "AsEndOfConversationActivity AsEventActivity AsHandoffActivity AsInstallationUpdateActivity AsInvokeActivity AsMessageActivity "
            + "AsMessageDeleteActivity AsMessageReactionActivity AsMessageUpdateActivity AsSuggestionActivity AsTraceActivity AsTypingActivity "
            + "CreateContactRelationUpdateActivity CreateConversationUpdateActivity CreateEndOfConversationActivity CreateEventActivity "
            + "CreateHandoffActivity CreateInvokeActivity CreateMessageActivity CreateReply CreateTrace CreateTraceActivity CreateTypingActivity "
            + "GetChannelData GetMentions GetReplyConversationReference HasContent IsActivity IsFromStreamingConnection TryGetChannelData",
        ["IActivity"] = "GetChannelData TryGetChannelData",
        ["IMessageActivity"] = "GetMentions HasContent",
        ["Entity"] = "Equals GetAs GetHashCode SetAs",
        ["CardAction"] = "FromString",
        ["ActionTypes"] = "openApp",
        ["TurnContext"] = "BufferedReplyActivities Locale",
        ["MiddlewareSet"] = "GetEnumerator",
        ["BotAdapter"] = "BotIdentityKey OAuthScopeKey CreateConversationAsync ProcessActivityAsync",
        ["ActivityHandler"] = "CreateInvokeResponse OnAdaptiveCardInvokeAsync OnCommandActivityAsync OnCommandResultActivityAsync "
            + "OnInstallationUpdateAddAsync OnInstallationUpdateRemoveAsync OnSearchInvokeAsync OnSignInInvokeAsync OnTokenResponseEventAsync",
        ["CloudAdapter"] = "ConnectNamedPipeAsync CreateWebSocketConnection GetStreamingConnectorFactory",
        ["CloudAdapterBase"] = "BotFrameworkAuthentication ContinueConversationAsync CreateClaimsIdentity CreateConversationAsync "
            + "GetStreamingConnectorFactory Logger ProcessActivityAsync ProcessProactiveAsync",
        ["MessageFactory"] = "Attachment Carousel ContentUrl",
    };

    public static TheoryData<Type> Named() => [.. Ours()];

    [NeedsSharedFact]
    public void A_public_type_of_the_schema_and_the_builder_has_a_published_name_or_stands_on_the_list()
    {
        var unknown = AllOfOurs().Where(type => !ApiFacts.Types.ContainsKey(type.Name) && !OnlyHere.Contains(type.Name)).Select(type => type.Name);

        Assert.Empty(unknown);
        Assert.True(Ours().Count() >= 45, "so many types carry a published name");
    }

    [NeedsSharedTheory]
    [MemberData(nameof(Named))]
    public void Members_are_the_published_ones(Type type)
    {
        var theirs = ApiFacts.MembersOf(ApiFacts.Types[type.Name]);

        var invented = ApiFacts.MembersOf(type).Except(theirs).Where(member => !Explained(type, member));

        Assert.Empty(invented);
    }

    [NeedsSharedFact]
    public void The_list_of_members_only_here_is_not_stale() =>
        Assert.All(MembersOnlyHere, member => Assert.Contains(Ours(), type => ApiFacts.MembersOf(type).Any(each => $"{type.Name}.{each}" == member)));

    [NeedsSharedTheory]
    [MemberData(nameof(Named))]
    public void A_published_member_is_here_or_left_out_on_purpose(Type type)
    {
        var ours = ApiFacts.MembersOf(type).Select(NameOf).ToHashSet();
        var leftOut = LeftOut.GetValueOrDefault(type.Name, "").Split(' ', StringSplitOptions.RemoveEmptyEntries);

        var missing = ApiFacts.MembersOf(ApiFacts.Types[type.Name]).Select(NameOf).Distinct().Where(name => !ours.Contains(name)).Order();

        Assert.Equal(leftOut.Order(), missing.Where(name => !IsOfAnAbsentInterface(type, name)));
    }

    private static bool Explained(Type type, string member) => MembersOnlyHere.Contains($"{type.Name}.{member}");

    private static bool IsOfAnAbsentInterface(Type type, string name) => type.IsInterface && name.StartsWith("As", StringComparison.Ordinal);

    private static string NameOf(string member)
    {
        var end = member.IndexOfAny(['(', '=']);
        var head = (end < 0 ? member : member[..end]).TrimEnd();
        return head[(head.LastIndexOf(' ') + 1)..];
    }

    private static IEnumerable<Type> Ours() => AllOfOurs().Where(type => !OnlyHere.Contains(type.Name));

    private static IEnumerable<Type> AllOfOurs() => typeof(IBot).Assembly.GetExportedTypes()
        .Where(type => type.Namespace == typeof(IBot).Namespace || type.Namespace == typeof(Activity).Namespace);
}
