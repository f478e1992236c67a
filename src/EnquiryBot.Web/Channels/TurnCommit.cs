using EnquiryBot.Data;

namespace EnquiryBot.Web.Channels;

/// <summary>What a turn leaves to be committed with its reply. It goes with the first activity that is stored, once.</summary>
internal sealed class TurnCommit(Action<EnquiryBotDb> with)
{
    private Action<EnquiryBotDb>? _with = with;

    public Action<EnquiryBotDb>? Take() => Interlocked.Exchange(ref _with, null);
}
