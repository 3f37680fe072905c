<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
    <context>
        <name>Application</name>
        <message>
            <source>您的角色还没有可用的界面</source>
            <translation>No screen for your role yet</translation>
        </message>
        <message>
            <source>需要办理案件时，请由管理员为您增加角色。</source>
            <translation>If you are to work on cases, ask an administrator to give you a further role.</translation>
        </message>
        <message>
            <source>暂时连不上办公数据，恢复后会自动继续；您的输入都还在。</source>
            <translation>The office's data can't be reached right now. Work goes on by itself once it answers; what you typed is still here.</translation>
        </message>
    </context>
    <context>
        <name>Assigning</name>
        <message>
            <source>一次最多分配 {count} 件</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>已分配 {count} 件</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>分配案件</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>输入姓名缩小范围</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>审核员姓名</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>审核员</source>
            <translation>Reviewer</translation>
        </message>
        <message>
            <source>逐件结果</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>分配</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>退回未分配</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>现在的审核员</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>已分配</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{count} 件没有分配成，可以再试一次</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>再试一次</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>关闭</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>{count} 件：{names}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{count} 件：{names} 等</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>Banner</name>
        <message>
            <source>关闭</source>
            <translation>Close</translation>
        </message>
    </context>
    <context>
        <name>BrandPanel</name>
        <message>
            <source>居证台</source>
            <translation>Permitdesk</translation>
        </message>
        <message>
            <source>北京市工作居住证</source>
            <translation>Beijing Work Residence Permit</translation>
        </message>
        <message>
            <source>审核 · 补正 · 预约 · 领证</source>
            <translation>Review · Correct · Book · Collect</translation>
        </message>
    </context>
    <context>
        <name>CaseHeader</name>
        <message>
            <source>{kind} · 第 {round} 轮</source>
            <translation>{kind} · round {round}</translation>
        </message>
        <message>
            <source>{name}在审</source>
            <translation>{name} is reviewing</translation>
        </message>
        <message>
            <source>{name}在看</source>
            <translation>{name} is reading</translation>
        </message>
    </context>
    <context>
        <name>DateField</name>
        <message>
            <source>年-月-日</source>
            <translation>YYYY-MM-DD</translation>
        </message>
        <message>
            <source>打开日历（Alt+↓）</source>
            <translation>Open the calendar (Alt+↓)</translation>
        </message>
    </context>
    <context>
        <name>DemoList</name>
        <message>
            <source>演示账号</source>
            <translation>Demo account</translation>
        </message>
        <message>
            <source>演示账号（点选填入）</source>
            <translation>Demo accounts (click to fill in)</translation>
        </message>
    </context>
    <context>
        <name>Dialog</name>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>确定</source>
            <translation>OK</translation>
        </message>
    </context>
    <context>
        <name>Drawing</name>
        <message>
            <source>{name}：{problem}，请重新上传。</source>
            <translation>{name}: {problem}. Please upload it again.</translation>
        </message>
    </context>
    <context>
        <name>FileIntake</name>
        <message>
            <source>选择文件</source>
            <translation>Choose files</translation>
        </message>
        <message>
            <source>证件和材料 ({kinds})</source>
            <translation>Documents ({kinds})</translation>
        </message>
        <message>
            <source>已收下 {count} 个文件</source>
            <translation>{count} files taken in</translation>
        </message>
    </context>
    <context>
        <name>ImportPresenter</name>
        <message>
            <source>选择要导入的文件夹</source>
            <translation>Choose the folder to import</translation>
        </message>
        <message>
            <source>文件夹里没有案件：每个案件放一个子文件夹，内有 case.json</source>
            <translation>No cases here: each case has a folder of its own with a case.json</translation>
        </message>
        <message>
            <source>已停止</source>
            <translation>Stopped</translation>
        </message>
        <message>
            <source>出了意外</source>
            <translation>Something unexpected happened</translation>
        </message>
        <message>
            <source>保存报告</source>
            <translation>Save report</translation>
        </message>
    </context>
    <context>
        <name>Importing</name>
        <message>
            <source>导入文件夹</source>
            <translation>Import folder</translation>
        </message>
        <message>
            <source>导入结果</source>
            <translation>Results</translation>
        </message>
        <message>
            <source>保存报告</source>
            <translation>Save report</translation>
        </message>
        <message>
            <source>停止</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>未导入</source>
            <translation>Refused</translation>
        </message>
        <message>
            <source>关闭</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>{done}/{total}：已导入 {taken}，未导入 {refused}</source>
            <translation>{done}/{total}: {taken} taken in, {refused} refused</translation>
        </message>
    </context>
    <context>
        <name>Inbox</name>
        <message>
            <source>到期</source>
            <translation>Due</translation>
        </message>
        <message>
            <source>办理编号</source>
            <translation>Case no.</translation>
        </message>
        <message>
            <source>申请人</source>
            <translation>Applicant</translation>
        </message>
        <message>
            <source>证件尾号</source>
            <translation>ID ends</translation>
        </message>
        <message>
            <source>业务类型</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>聘用单位</source>
            <translation>Employer</translation>
        </message>
        <message>
            <source>材料</source>
            <translation>Materials</translation>
        </message>
        <message>
            <source>状态</source>
            <translation>State</translation>
        </message>
        <message>
            <source>同事</source>
            <translation>Colleague</translation>
        </message>
        <message>
            <source>受理区</source>
            <translation>District</translation>
        </message>
        <message>
            <source>审核员</source>
            <translation>Reviewer</translation>
        </message>
        <message>
            <source>更新时间</source>
            <translation>Updated</translation>
        </message>
        <message>
            <source>{round} 轮</source>
            <translation>round {round}</translation>
        </message>
        <message>
            <source>{name}在看 · {since}</source>
            <translation>{name} · {since}</translation>
        </message>
        <message>
            <source>轮次</source>
            <translation>Round</translation>
        </message>
        <message>
            <source>容缺</source>
            <translation>Deferred</translation>
        </message>
        <message>
            <source>第 {round} 轮起</source>
            <translation>From round {round}</translation>
        </message>
        <message>
            <source>有</source>
            <translation>Yes</translation>
        </message>
        <message>
            <source>无</source>
            <translation>None</translation>
        </message>
        <message>
            <source>今天</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>{days} 天内</source>
            <translation>Within {days} days</translation>
        </message>
        <message>
            <source>筛选</source>
            <translation>Filter</translation>
        </message>
        <message>
            <source>全部</source>
            <translation>All</translation>
        </message>
        <message>
            <source>我的工作</source>
            <translation>My work</translation>
        </message>
        <message>
            <source>我的待审</source>
            <translation>My cases</translation>
        </message>
        <message>
            <source>今天到期</source>
            <translation>Due today</translation>
        </message>
        <message>
            <source>已逾期</source>
            <translation>Overdue</translation>
        </message>
        <message>
            <source>申请人已补交</source>
            <translation>Returned</translation>
        </message>
        <message>
            <source>挂起</source>
            <translation>On hold</translation>
        </message>
        <message>
            <source>主管待办</source>
            <translation>Supervisor tasks</translation>
        </message>
        <message>
            <source>全组</source>
            <translation>The team</translation>
        </message>
        <message>
            <source>未分配</source>
            <translation>Unassigned</translation>
        </message>
        <message>
            <source>全部在审</source>
            <translation>In review</translation>
        </message>
        <message>
            <source>等待申请人</source>
            <translation>Waiting</translation>
        </message>
        <message>
            <source>已过预审</source>
            <translation>Passed</translation>
        </message>
        <message>
            <source>全部案件</source>
            <translation>All cases</translation>
        </message>
        <message>
            <source>保存的筛选</source>
            <translation>Saved filters</translation>
        </message>
        <message>
            <source>队列</source>
            <translation>Queues</translation>
        </message>
        <message>
            <source>您今天完成的轮次；第一轮即通过的占今天完成的第一轮</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>件已审完</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>首轮通过</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>InboxPresenter</name>
        <message>
            <source>没有待审的案件了</source>
            <translation>No case is waiting for review</translation>
        </message>
        <message>
            <source>保存筛选</source>
            <translation>Save filter</translation>
        </message>
        <message>
            <source>名称</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>保存</source>
            <translation>Save</translation>
        </message>
    </context>
    <context>
        <name>InboxView</name>
        <message>
            <source>下一件</source>
            <translation>Next case</translation>
        </message>
        <message>
            <source>打开</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>搜索</source>
            <translation>Search</translation>
        </message>
        <message>
            <source>分配给审核员</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>登记案件</source>
            <translation>Register</translation>
        </message>
        <message>
            <source>导入文件夹</source>
            <translation>Import folder</translation>
        </message>
        <message>
            <source>保存筛选</source>
            <translation>Save filter</translation>
        </message>
        <message>
            <source>选择列</source>
            <translation>Columns</translation>
        </message>
        <message>
            <source>刷新</source>
            <translation>Refresh</translation>
        </message>
        <message>
            <source>选队列</source>
            <translation>Choose queue</translation>
        </message>
        <message>
            <source>下移</source>
            <translation>Down</translation>
        </message>
        <message>
            <source>上移</source>
            <translation>Up</translation>
        </message>
        <message>
            <source>离开搜索</source>
            <translation>Leave search</translation>
        </message>
        <message>
            <source>待办</source>
            <translation>Inbox</translation>
        </message>
        <message>
            <source>已同步 {at}</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{count} 位同事在办</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>重试</source>
            <translation>Retry</translation>
        </message>
        <message>
            <source>{count} 件</source>
            <translation>{count} cases</translation>
        </message>
        <message>
            <source>请缩小范围</source>
            <translation>narrow the search</translation>
        </message>
        <message>
            <source>{count} 件逾期</source>
            <translation>{count} overdue</translation>
        </message>
        <message>
            <source>{count} 件今天到期</source>
            <translation>{count} due today</translation>
        </message>
        <message>
            <source>没有符合条件的案件</source>
            <translation>No case matches</translation>
        </message>
        <message>
            <source>换个词，或清除筛选再看。</source>
            <translation>Try another word, or clear the filters.</translation>
        </message>
        <message>
            <source>清除筛选</source>
            <translation>Clear filters</translation>
        </message>
        <message>
            <source>这里没有案件</source>
            <translation>No cases here</translation>
        </message>
        <message>
            <source>按 N 取下一件，或在左侧换个队列。</source>
            <translation>Press N for the next case, or choose another queue on the left.</translation>
        </message>
        <message>
            <source>姓名、编号、手机、证件号后四位、单位</source>
            <translation>Name, case no., phone, ID digits, employer</translation>
        </message>
        <message>
            <source>案件</source>
            <translation>Cases</translation>
        </message>
        <message>
            <source>上下移动</source>
            <translation>Move</translation>
        </message>
        <message>
            <source>取下一件</source>
            <translation>Next case</translation>
        </message>
        <message>
            <source>全部按键</source>
            <translation>All keys</translation>
        </message>
    </context>
    <context>
        <name>KeySheet</name>
        <message>
            <source>全部按键</source>
            <translation>All keys</translation>
        </message>
        <message>
            <source>关闭</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>其他</source>
            <translation>Other</translation>
        </message>
    </context>
    <context>
        <name>KeyView</name>
        <message>
            <source>请输入恢复副本。</source>
            <translation>Enter the recovery copy.</translation>
        </message>
        <message>
            <source>输入恢复副本</source>
            <translation>Enter the recovery copy</translation>
        </message>
        <message>
            <source>这台电脑上没有本办公室的密钥。请由管理员输入建立办公室时打印的恢复副本，只需一次。</source>
            <translation>This PC does not hold the office's key. An administrator enters the recovery copy printed when the office was made; once is enough.</translation>
        </message>
        <message>
            <source>恢复副本</source>
            <translation>Recovery copy</translation>
        </message>
        <message>
            <source>继续</source>
            <translation>Continue</translation>
        </message>
    </context>
    <context>
        <name>LockPresenter</name>
        <message>
            <source>密码不正确，请重试。</source>
            <translation>Wrong password. Try again.</translation>
        </message>
    </context>
    <context>
        <name>LockView</name>
        <message>
            <source>请填写密码。</source>
            <translation>Enter your password.</translation>
        </message>
        <message>
            <source>窗口已锁定，正在办理的内容都还在。</source>
            <translation>The window is locked. Everything you were working on is still here.</translation>
        </message>
        <message>
            <source>密码</source>
            <translation>Password</translation>
        </message>
        <message>
            <source>解锁</source>
            <translation>Unlock</translation>
        </message>
        <message>
            <source>退出，换人登录</source>
            <translation>Sign out</translation>
        </message>
    </context>
    <context>
        <name>MainWindow</name>
        <message>
            <source>待办</source>
            <translation>Inbox</translation>
        </message>
        <message>
            <source>预约</source>
            <translation>Calendar</translation>
        </message>
        <message>
            <source>窗口</source>
            <translation>Counter</translation>
        </message>
        <message>
            <source>邮件</source>
            <translation>Mail</translation>
        </message>
        <message>
            <source>进度</source>
            <translation>Progress</translation>
        </message>
        <message>
            <source>收费</source>
            <translation>Payments</translation>
        </message>
        <message>
            <source>总览</source>
            <translation>Overview</translation>
        </message>
        <message>
            <source>管理</source>
            <translation>Admin</translation>
        </message>
        <message>
            <source>、</source>
            <translation>, </translation>
        </message>
        <message>
            <source>居证台</source>
            <translation>Permitdesk</translation>
        </message>
        <message>
            <source>全程</source>
            <translation>Everywhere</translation>
        </message>
        <message>
            <source>全部按键</source>
            <translation>All keys</translation>
        </message>
        <message>
            <source>锁定</source>
            <translation>Lock</translation>
        </message>
        <message>
            <source>退出登录</source>
            <translation>Sign out</translation>
        </message>
        <message>
            <source>浅色</source>
            <translation>Light</translation>
        </message>
        <message>
            <source>深色</source>
            <translation>Dark</translation>
        </message>
        <message>
            <source>跟随系统</source>
            <translation>Like the system</translation>
        </message>
        <message>
            <source>切换浅色与深色</source>
            <translation>Switch light and dark</translation>
        </message>
    </context>
    <context>
        <name>MonthPopup</name>
        <message>
            <source>{year}年{month}月</source>
            <translation>{month}/{year}</translation>
        </message>
        <message>
            <source>一</source>
            <translation>M</translation>
        </message>
        <message>
            <source>二</source>
            <translation>T</translation>
        </message>
        <message>
            <source>三</source>
            <translation>W</translation>
        </message>
        <message>
            <source>四</source>
            <translation>T</translation>
        </message>
        <message>
            <source>五</source>
            <translation>F</translation>
        </message>
        <message>
            <source>六</source>
            <translation>S</translation>
        </message>
        <message>
            <source>日</source>
            <translation>S</translation>
        </message>
    </context>
    <context>
        <name>Notice</name>
        <message>
            <source>更正通知另行编号，以它为准；申请人已上传的文件保留。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>更正通知</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>发送</source>
            <translation>Send</translation>
        </message>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>不再需要的材料</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>新增的材料</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>Delete 去掉所选</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>新增要求的材料</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>给申请人的说明</source>
            <translation>Words for the applicant</translation>
        </message>
        <message>
            <source>为什么更正；记入案件历史，不给申请人看</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>更正的理由</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>再加一份</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>不再需要（空格键勾选）</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>还须补正</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>理由</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>选择材料…</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>勾选不再需要的，或选一份还须补正的材料，这里就会显示申请人看到的样子。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>申请人手机上看到的就是这样。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>存为 PDF</source>
            <translation>Save as PDF</translation>
        </message>
        <message>
            <source>申请人手机上看到的就是这样。发出后 10 分钟内可以撤回。</source>
            <translation>This is what the applicant sees on the phone. It can be recalled for 10 minutes after sending.</translation>
        </message>
        <message>
            <source>发送前请看一遍</source>
            <translation>Read before sending</translation>
        </message>
        <message>
            <source>再改改</source>
            <translation>Go on editing</translation>
        </message>
        <message>
            <source>已发通知</source>
            <translation>Notice sent</translation>
        </message>
        <message>
            <source>关闭</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>撤回</source>
            <translation>Recall</translation>
        </message>
        <message>
            <source>更正</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>登记当面交付</source>
            <translation>Record hand-over</translation>
        </message>
        <message>
            <source>通知</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>{at} 由{by}发出</source>
            <translation>Sent {at} by {by}</translation>
        </message>
        <message>
            <source>{at} 已撤回</source>
            <translation>Recalled {at}</translation>
        </message>
        <message>
            <source>{at} 申请人已打开</source>
            <translation>Opened by the applicant {at}</translation>
        </message>
        <message>
            <source>{at} 已当面交给{to}</source>
            <translation>Handed to {to} {at}</translation>
        </message>
        <message>
            <source>邮件待发</source>
            <translation>E-mail waiting to be sent</translation>
        </message>
    </context>
    <context>
        <name>OpenCase</name>
        <message>
            <source>重试</source>
            <translation>Retry</translation>
        </message>
    </context>
    <context>
        <name>PasswordField</name>
        <message>
            <source>隐藏密码</source>
            <translation>Hide password</translation>
        </message>
        <message>
            <source>显示密码</source>
            <translation>Show password</translation>
        </message>
        <message>
            <source>登录</source>
            <translation>Sign in</translation>
        </message>
    </context>
    <context>
        <name>Preview</name>
        <message>
            <source>文件设有密码，无法显示</source>
            <translation>The file has a password and can't be shown</translation>
        </message>
        <message>
            <source>文件已损坏，无法显示</source>
            <translation>The file is damaged and can't be shown</translation>
        </message>
        <message>
            <source>图像过大，无法显示</source>
            <translation>The image is too large to be shown</translation>
        </message>
        <message>
            <source>打开时间过长，已停止</source>
            <translation>Opening took too long and was stopped</translation>
        </message>
        <message>
            <source>文件无法安全打开</source>
            <translation>The file can't be opened safely</translation>
        </message>
        <message>
            <source>不支持的文件格式</source>
            <translation>This format is not supported</translation>
        </message>
        <message>
            <source>本机缺少文件隔离，严格模式下不显示</source>
            <translation>This PC can't wall files off; strict mode shows none</translation>
        </message>
        <message>
            <source>页面不存在</source>
            <translation>There is no such page</translation>
        </message>
        <message>
            <source>画面与上次未通过的完全相同</source>
            <translation>Looks exactly like the one that failed</translation>
        </message>
        <message>
            <source>不影响其他材料的审核。请申请人换一份清晰、无密码的文件。</source>
            <translation>Other materials can be reviewed all the same. Ask the applicant for a clear file without password.</translation>
        </message>
        <message>
            <source>再试一次</source>
            <translation>Try again</translation>
        </message>
        <message>
            <source>选未通过原因</source>
            <translation>Choose the reason</translation>
        </message>
        <message>
            <source>这一页与上次完全相同</source>
            <translation>This page is exactly as before</translation>
        </message>
        <message>
            <source>这一页有 {share} 不同</source>
            <translation>{share} of this page differs</translation>
        </message>
        <message>
            <source>错页 {offset}</source>
            <translation>Offset {offset}</translation>
        </message>
        <message>
            <source>标出改动</source>
            <translation>Mark changes</translation>
        </message>
        <message>
            <source>新版往前错一页</source>
            <translation>Shift the new version a page back</translation>
        </message>
        <message>
            <source>新版往后错一页</source>
            <translation>Shift the new version a page on</translation>
        </message>
        <message>
            <source>结束对比</source>
            <translation>End comparing</translation>
        </message>
        <message>
            <source>上次未通过的版本</source>
            <translation>The version that failed</translation>
        </message>
        <message>
            <source>新版本</source>
            <translation>The new version</translation>
        </message>
        <message>
            <source>、</source>
            <translation>, </translation>
        </message>
        <message>
            <source>文件带有脚本、启动动作或附件，一律不运行</source>
            <translation>Holds scripts, launch actions or attachments; none is ever run</translation>
        </message>
        <message>
            <source>仅显示文字，不是原版式</source>
            <translation>Text only, not as laid out</translation>
        </message>
        <message>
            <source>第 {pages} 页可能模糊（清晰度 {figure}）</source>
            <translation>Page {pages} may be blurred (sharpness {figure})</translation>
        </message>
        <message>
            <source>第 {pages} 页偏暗（亮度 {figure}）</source>
            <translation>Page {pages} is dark (brightness {figure})</translation>
        </message>
        <message>
            <source>第 {pages} 页是空白页</source>
            <translation>Page {pages} is blank</translation>
        </message>
        <message>
            <source>格式</source>
            <translation>Format</translation>
        </message>
        <message>
            <source>大小</source>
            <translation>Size</translation>
        </message>
        <message>
            <source>页数</source>
            <translation>Pages</translation>
        </message>
        <message>
            <source>像素</source>
            <translation>Pixels</translation>
        </message>
        <message>
            <source>分辨率</source>
            <translation>Resolution</translation>
        </message>
        <message>
            <source>拍摄时间</source>
            <translation>Taken</translation>
        </message>
        <message>
            <source>来源</source>
            <translation>Made with</translation>
        </message>
        <message>
            <source>模糊</source>
            <translation>blurred</translation>
        </message>
        <message>
            <source>正常</source>
            <translation>good</translation>
        </message>
        <message>
            <source>偏暗</source>
            <translation>dark</translation>
        </message>
        <message>
            <source>清晰度</source>
            <translation>Sharpness</translation>
        </message>
        <message>
            <source>亮度</source>
            <translation>Brightness</translation>
        </message>
        <message>
            <source>文中的申请人填报</source>
            <translation>Stated data found here</translation>
        </message>
        <message>
            <source>文中没有找到：{names}</source>
            <translation>Not found here: {names}</translation>
        </message>
        <message>
            <source>这是扫描件，没有可查的文字</source>
            <translation>A scan: it has no text to search</translation>
        </message>
        <message>
            <source>第 {page} 页</source>
            <translation>page {page}</translation>
        </message>
        <message>
            <source>{hits} 处 · {pages}/{all} 页</source>
            <translation>{hits} hits · {pages}/{all} pp.</translation>
        </message>
        <message>
            <source>{at}/{hits} 处 · 已停</source>
            <translation>{at} of {hits} · stopped</translation>
        </message>
        <message>
            <source>第 {at} / {hits} 处</source>
            <translation>{at} of {hits}</translation>
        </message>
        <message>
            <source>没有找到</source>
            <translation>Not found</translation>
        </message>
        <message>
            <source>已停，没有找到</source>
            <translation>Stopped, not found</translation>
        </message>
        <message>
            <source>在文件中查找</source>
            <translation>Find in the files</translation>
        </message>
        <message>
            <source>上一处</source>
            <translation>Previous hit</translation>
        </message>
        <message>
            <source>下一处</source>
            <translation>Next hit</translation>
        </message>
        <message>
            <source>停止查找</source>
            <translation>Stop searching</translation>
        </message>
        <message>
            <source>关闭查找</source>
            <translation>Close the search</translation>
        </message>
        <message>
            <source>此文件没有目录</source>
            <translation>This file has no outline</translation>
        </message>
        <message>
            <source>目录</source>
            <translation>Outline</translation>
        </message>
        <message>
            <source>缩略图</source>
            <translation>Thumbnails</translation>
        </message>
        <message>
            <source>页码</source>
            <translation>Page number</translation>
        </message>
        <message>
            <source>到第几页（G）</source>
            <translation>Go to page (G)</translation>
        </message>
        <message>
            <source>更多</source>
            <translation>More</translation>
        </message>
    </context>
    <context>
        <name>PreviewPaper</name>
        <message>
            <source>已送打印</source>
            <translation>Sent to the printer</translation>
        </message>
        <message>
            <source>已导出</source>
            <translation>Exported</translation>
        </message>
        <message>
            <source>不能保存：{why}</source>
            <translation>Can't be saved: {why}</translation>
        </message>
        <message>
            <source>这一页不能打印或导出</source>
            <translation>This page can't be printed or exported</translation>
        </message>
        <message>
            <source>导出本页</source>
            <translation>Export this page</translation>
        </message>
    </context>
    <context>
        <name>PreviewView</name>
        <message>
            <source>下一份文件</source>
            <translation>Next file</translation>
        </message>
        <message>
            <source>上一份文件</source>
            <translation>Previous file</translation>
        </message>
        <message>
            <source>下一张未看的页</source>
            <translation>Next unseen page</translation>
        </message>
        <message>
            <source>下一页</source>
            <translation>Next page</translation>
        </message>
        <message>
            <source>上一页</source>
            <translation>Previous page</translation>
        </message>
        <message>
            <source>到第几页</source>
            <translation>Go to page</translation>
        </message>
        <message>
            <source>放大</source>
            <translation>Zoom in</translation>
        </message>
        <message>
            <source>缩小</source>
            <translation>Zoom out</translation>
        </message>
        <message>
            <source>整页</source>
            <translation>Whole page</translation>
        </message>
        <message>
            <source>适合宽度</source>
            <translation>Fit width</translation>
        </message>
        <message>
            <source>实际大小</source>
            <translation>Actual size</translation>
        </message>
        <message>
            <source>单页显示</source>
            <translation>One page at a time</translation>
        </message>
        <message>
            <source>顺时针旋转</source>
            <translation>Rotate clockwise</translation>
        </message>
        <message>
            <source>逆时针旋转</source>
            <translation>Turn counterclockwise</translation>
        </message>
        <message>
            <source>放大镜</source>
            <translation>Magnifier</translation>
        </message>
        <message>
            <source>查找文字</source>
            <translation>Find text</translation>
        </message>
        <message>
            <source>下一处</source>
            <translation>Next hit</translation>
        </message>
        <message>
            <source>上一处</source>
            <translation>Previous hit</translation>
        </message>
        <message>
            <source>选中本页文字</source>
            <translation>Select the page's text</translation>
        </message>
        <message>
            <source>复制文字</source>
            <translation>Copy text</translation>
        </message>
        <message>
            <source>框出问题（方向键移动，Enter 确定）</source>
            <translation>Frame a defect (arrows move, Enter sets)</translation>
        </message>
        <message>
            <source>与上次未通过的对比</source>
            <translation>Compare with the one that failed</translation>
        </message>
        <message>
            <source>对比时标出改动</source>
            <translation>Mark changes while comparing</translation>
        </message>
        <message>
            <source>文件信息</source>
            <translation>File facts</translation>
        </message>
        <message>
            <source>缩略图</source>
            <translation>Thumbnails</translation>
        </message>
        <message>
            <source>目录</source>
            <translation>Outline</translation>
        </message>
        <message>
            <source>打印本页（带水印）</source>
            <translation>Print this page (watermarked)</translation>
        </message>
        <message>
            <source>导出本页（带水印）</source>
            <translation>Export this page (watermarked)</translation>
        </message>
        <message>
            <source>预览</source>
            <translation>Preview</translation>
        </message>
        <message>
            <source>文件预览</source>
            <translation>Document preview</translation>
        </message>
    </context>
    <context>
        <name>ProblemDialog</name>
        <message>
            <source>出了意外</source>
            <translation>Something unexpected happened</translation>
        </message>
        <message>
            <source>已记下，可以继续工作；刚才的一步请核对一遍。报告里没有任何个人信息，可以发给管理员。</source>
            <translation>It was noted and you can go on working; please check your last step. The report holds no personal data and can be sent to the administrator.</translation>
        </message>
        <message>
            <source>报告</source>
            <translation>Report</translation>
        </message>
        <message>
            <source>复制报告</source>
            <translation>Copy report</translation>
        </message>
        <message>
            <source>知道了</source>
            <translation>OK</translation>
        </message>
    </context>
    <context>
        <name>RecoveryCopyView</name>
        <message>
            <source>请抄下恢复副本</source>
            <translation>Write down the recovery copy</translation>
        </message>
        <message>
            <source>办公室已建立，密钥保存在本机。这一行是它唯一的副本：</source>
            <translation>The office is made and its key is kept on this PC. This line is its only copy:</translation>
        </message>
        <message>
            <source>电脑损坏或更换时，没有它，任何文件和个人信息都无法读出。请打印后锁好。</source>
            <translation>If this PC breaks or is replaced, no file and no personal data can be read without it. Print it and lock it away.</translation>
        </message>
        <message>
            <source>恢复副本</source>
            <translation>Recovery copy</translation>
        </message>
        <message>
            <source>复制</source>
            <translation>Copy</translation>
        </message>
        <message>
            <source>我已抄下，继续</source>
            <translation>I have written it down</translation>
        </message>
    </context>
    <context>
        <name>Refusals</name>
        <message>
            <source>请先登录。</source>
            <translation>Please sign in first.</translation>
        </message>
        <message>
            <source>登录已失效，请重新登录。</source>
            <translation>Your session is no longer valid. Please sign in again.</translation>
        </message>
        <message>
            <source>登录已到期，请重新登录。</source>
            <translation>Your session has expired. Please sign in again.</translation>
        </message>
        <message>
            <source>用户名或密码不正确，还可再试 {left} 次。</source>
            <translation>Wrong user name or password; {left} attempts left.</translation>
        </message>
        <message>
            <source>用户名或密码不正确。</source>
            <translation>Wrong user name or password.</translation>
        </message>
        <message>
            <source>连续输错密码，账号已锁定，{at} 后可再登录。</source>
            <translation>Too many wrong passwords: the account is locked until {at}.</translation>
        </message>
        <message>
            <source>磁盘空间不足，文件没有保存。请清理后重试。</source>
            <translation>The disk is full; nothing was saved. Make room and retry.</translation>
        </message>
        <message>
            <source>没有找到这个案件，或您无权查看。</source>
            <translation>This case does not exist, or you may not see it.</translation>
        </message>
        <message>
            <source>文件不在原处，无法显示。请联系管理员查找备份。</source>
            <translation>The file is missing and can't be shown. Ask the administrator for the backup.</translation>
        </message>
        <message>
            <source>文件内容与上传时不一致，已停止显示。请联系管理员。</source>
            <translation>The file differs from what was uploaded and is not shown. Tell the administrator.</translation>
        </message>
        <message>
            <source>案件在当前状态下不能这样办理。</source>
            <translation>This can't be done in the case's present state.</translation>
        </message>
        <message>
            <source>申请人尚未同意服务条款。</source>
            <translation>The applicant has not accepted the terms.</translation>
        </message>
        <message>
            <source>费用尚未结清，请选择合同约定或由主管减免。</source>
            <translation>The fee is not settled: choose contract, or let a supervisor waive it.</translation>
        </message>
        <message>
            <source>材料清单尚未齐全，不能提交。</source>
            <translation>The checklist is not complete and can't be submitted.</translation>
        </message>
        <message>
            <source>已过 24 小时时限，案件不能继续办理。</source>
            <translation>The 24-hour limit has passed; the case can't go on.</translation>
        </message>
        <message>
            <source>时限尚未到，不能关闭。</source>
            <translation>The limit has not passed yet; the case can't be closed.</translation>
        </message>
        <message>
            <source>没有未通过的材料，不需要发补正通知。</source>
            <translation>No material has failed, so there is no correction notice to send.</translation>
        </message>
        <message>
            <source>还有材料没有审完：{materials}。</source>
            <translation>Materials still to be judged: {materials}.</translation>
        </message>
        <message>
            <source>还有未通过的材料没有补交：{materials}。</source>
            <translation>Failed materials without a replacement: {materials}.</translation>
        </message>
        <message>
            <source>已不能撤回，请改发更正通知。</source>
            <translation>It can no longer be recalled; send an amended notice instead.</translation>
        </message>
        <message>
            <source>通知仍可撤回，请先撤回再修改。</source>
            <translation>The notice can still be recalled; recall it before changing it.</translation>
        </message>
        <message>
            <source>案件当前不在等待申请人补交。</source>
            <translation>The case is not waiting for the applicant.</translation>
        </message>
        <message>
            <source>一份材料最多框出 {limit} 处。</source>
            <translation>At most {limit} places can be framed on a material.</translation>
        </message>
        <message>
            <source>框出的位置不在第 {page} 页上，请重新框选。</source>
            <translation>The place framed is not on page {page}. Please frame it again.</translation>
        </message>
        <message>
            <source>页面指纹格式不对。</source>
            <translation>The fingerprint of the pages is malformed.</translation>
        </message>
        <message>
            <source>请写明原因。</source>
            <translation>Please give a reason.</translation>
        </message>
        <message>
            <source>还没有选定预约时间。</source>
            <translation>No appointment has been chosen yet.</translation>
        </message>
        <message>
            <source>容缺的材料尚未补齐，现场不能通过。</source>
            <translation>Deferred materials are still missing; the on-site review can't pass.</translation>
        </message>
        <message>
            <source>本办公室没有启用公示。</source>
            <translation>This office does not use public notices.</translation>
        </message>
        <message>
            <source>须至少提前一天取消预约。</source>
            <translation>A booking must be cancelled at least one day before.</translation>
        </message>
        <message>
            <source>基本资料有误：{problems}。</source>
            <translation>The basic data has errors: {problems}.</translation>
        </message>
        <message>
            <source>此人已有在办案件 {case_no}，须由主管说明理由后才能再登记。</source>
            <translation>This person already has case {case_no}; a supervisor must give a reason to register another.</translation>
        </message>
        <message>
            <source>减免费用须由主管办理。</source>
            <translation>Only a supervisor may waive the fee.</translation>
        </message>
        <message>
            <source>材料清单里没有这一项。</source>
            <translation>The checklist has no such material.</translation>
        </message>
        <message>
            <source>这一项材料本轮不能改动。</source>
            <translation>This material can't be changed in this round.</translation>
        </message>
        <message>
            <source>上传的文件已过保存期，请重新选择。</source>
            <translation>The uploaded file has expired; please choose it again.</translation>
        </message>
        <message>
            <source>同一材料最多 {limit} 个文件。</source>
            <translation>A material may have at most {limit} files.</translation>
        </message>
        <message>
            <source>文件名不能使用：{name}。</source>
            <translation>This file name can't be used: {name}.</translation>
        </message>
        <message>
            <source>文件已经审过，不能撤下。</source>
            <translation>The file has been judged and can't be removed.</translation>
        </message>
        <message>
            <source>文件是空的。</source>
            <translation>The file is empty.</translation>
        </message>
        <message>
            <source>文件 {size} 超过上限 {limit}。</source>
            <translation>The file has {size}; the limit is {limit}.</translation>
        </message>
        <message>
            <source>不接受这种格式。可用 PDF、JPEG、PNG、HEIC、TIFF。</source>
            <translation>This format is not accepted. Use PDF, JPEG, PNG, HEIC or TIFF.</translation>
        </message>
        <message>
            <source>案件正由 {by} 办理（{at} 起）。</source>
            <translation>{by} is working on this case (since {at}).</translation>
        </message>
        <message>
            <source>案件正由别人办理。</source>
            <translation>Somebody else is working on this case.</translation>
        </message>
        <message>
            <source>案件已由 {by} 接手，您的输入保留在本页。</source>
            <translation>{by} has taken over the case; what you typed is still here.</translation>
        </message>
        <message>
            <source>案件已经挂起。</source>
            <translation>The case is on hold already.</translation>
        </message>
        <message>
            <source>案件已由别人接手，您的输入保留在本页。</source>
            <translation>Somebody has taken over the case; what you typed is still here.</translation>
        </message>
        <message>
            <source>案件已挂起，请先解除。</source>
            <translation>The case is on hold; release it first.</translation>
        </message>
        <message>
            <source>案件当前不在审核中。</source>
            <translation>The case is not in review.</translation>
        </message>
        <message>
            <source>{by} 在 {at} 改动了这里，请重新载入后再办理，您的输入保留。</source>
            <translation>{by} changed this at {at}. Reload and try again; what you typed is kept.</translation>
        </message>
        <message>
            <source>{by} 在 {at} 已对这项材料给出结论，请比较后决定。</source>
            <translation>{by} judged this material at {at}. Compare and decide.</translation>
        </message>
        <message>
            <source>这里已被别人改动，请重新载入后再办理，您的输入保留。</source>
            <translation>Somebody changed this meanwhile. Reload and try again; what you typed is kept.</translation>
        </message>
        <message>
            <source>还有材料没有审完。</source>
            <translation>Some materials are not judged yet.</translation>
        </message>
        <message>
            <source>还有未通过的材料没有补交。</source>
            <translation>Some failed materials have no replacement yet.</translation>
        </message>
        <message>
            <source>基本资料有误，请逐栏核对。</source>
            <translation>The basic data has errors; please check each field.</translation>
        </message>
        <message>
            <source>这项材料的文件已达上限。</source>
            <translation>This material has as many files as it may have.</translation>
        </message>
        <message>
            <source>保存的筛选已达上限。</source>
            <translation>You have as many saved filters as possible.</translation>
        </message>
        <message>
            <source>这一栏太长。</source>
            <translation>This field is too long.</translation>
        </message>
        <message>
            <source>文件名不能使用。</source>
            <translation>This file name can't be used.</translation>
        </message>
        <message>
            <source>文件超过大小上限。</source>
            <translation>The file is too large.</translation>
        </message>
        <message>
            <source>此人已有在办案件，须由主管说明理由后才能再登记。</source>
            <translation>This person already has a case; a supervisor must give a reason to register another.</translation>
        </message>
        <message>
            <source>通知内容已有变化，请重新核对后再发送。</source>
            <translation>The notice has changed; read it again before sending.</translation>
        </message>
        <message>
            <source>请填写名称。</source>
            <translation>Enter a name.</translation>
        </message>
        <message>
            <source>保存的筛选最多 {limit} 个。</source>
            <translation>You can save at most {limit} filters.</translation>
        </message>
        <message>
            <source>通知已经交给申请人。</source>
            <translation>The notice has been handed over already.</translation>
        </message>
        <message>
            <source>通知已经撤回。</source>
            <translation>The notice has been recalled.</translation>
        </message>
        <message>
            <source>没有可以撤销的操作。</source>
            <translation>There is nothing to undo.</translation>
        </message>
        <message>
            <source>内容没有变化。</source>
            <translation>Nothing has changed.</translation>
        </message>
        <message>
            <source>请写明具体说明。</source>
            <translation>Please explain in words.</translation>
        </message>
        <message>
            <source>这项材料没有这个原因。</source>
            <translation>This material has no such reason.</translation>
        </message>
        <message>
            <source>这项材料不能容缺。</source>
            <translation>This material can't be deferred.</translation>
        </message>
        <message>
            <source>请填写容缺的补交日期。</source>
            <translation>Enter the date by which it must be supplied.</translation>
        </message>
        <message>
            <source>补交日期须晚于今天。</source>
            <translation>The date must be after today.</translation>
        </message>
        <message>
            <source>基本资料里没有这一栏。</source>
            <translation>The basic data has no such field.</translation>
        </message>
        <message>
            <source>用户名已被使用。</source>
            <translation>This user name is taken.</translation>
        </message>
        <message>
            <source>用户名只能用小写字母、数字、点、横线，3 至 32 位。</source>
            <translation>User names have 3 to 32 small letters, digits, dots and dashes.</translation>
        </message>
        <message>
            <source>这些角色不能同时担任，审计员不能兼任其他角色。</source>
            <translation>These roles can't be combined; an auditor holds no other role.</translation>
        </message>
        <message>
            <source>密码须为 8 至 128 位。</source>
            <translation>A password has 8 to 128 characters.</translation>
        </message>
        <message>
            <source>密码须包含大写、小写、数字、符号中的至少三类。</source>
            <translation>A password needs three of: capitals, small letters, digits, signs.</translation>
        </message>
        <message>
            <source>密码不能包含用户名。</source>
            <translation>The password must not contain the user name.</translation>
        </message>
        <message>
            <source>统一社会信用代码含有不允许的字符。</source>
            <translation>The credit code has characters that don't occur in one.</translation>
        </message>
        <message>
            <source>统一社会信用代码校验位不符，请逐位核对。</source>
            <translation>The credit code's check character is wrong; compare one by one.</translation>
        </message>
        <message>
            <source>手机号码应为 11 位，以 1 开头。</source>
            <translation>A mobile number has 11 digits and begins with 1.</translation>
        </message>
        <message>
            <source>邮箱地址格式不正确。</source>
            <translation>This is not an e-mail address.</translation>
        </message>
        <message>
            <source>姓名含有不允许的字符。</source>
            <translation>The name has characters that are not allowed.</translation>
        </message>
        <message>
            <source>日期应写成 2026-09-17 这样。</source>
            <translation>Write the date like 2026-09-17.</translation>
        </message>
        <message>
            <source>日期不能晚于今天。</source>
            <translation>The date must not be after today.</translation>
        </message>
        <message>
            <source>最多 {limit} 个字。</source>
            <translation>At most {limit} characters.</translation>
        </message>
        <message>
            <source>不符合申请条件，不能登记：{name}。</source>
            <translation>Not eligible, can't be registered: {name}.</translation>
        </message>
        <message>
            <source>案件的个人信息和文件已按规定销毁，不能再查看。</source>
            <translation>The case's personal data and files were erased as required; they can't be seen any more.</translation>
        </message>
        <message>
            <source>找不到这个案件所用的材料目录，请联系管理员。</source>
            <translation>The catalogue this case uses is missing. Tell the administrator.</translation>
        </message>
        <message>
            <source>申请条件没有填对，请逐项核对。</source>
            <translation>The conditions are not right; please check each.</translation>
        </message>
        <message>
            <source>数据库正被占用，刚才的输入都还在，请重试。</source>
            <translation>The database is busy. What you typed is still here; please retry.</translation>
        </message>
        <message>
            <source>暂时连不上办公数据，刚才的输入都还在，请重试。</source>
            <translation>The office's data can't be reached right now. What you typed is still here; please retry.</translation>
        </message>
        <message>
            <source>数据由更新的版本建立，请先升级本程序再打开；什么都没有被改动。</source>
            <translation>The data was made by a newer version. Please update this program first; nothing was changed.</translation>
        </message>
        <message>
            <source>数据由较早的版本建立，请管理员先运行 permitdesk-admin migrate。</source>
            <translation>The data was made by an older version. An administrator must run permitdesk-admin migrate first.</translation>
        </message>
        <message>
            <source>数据库地址写得不对，应以 postgresql:// 开头。</source>
            <translation>This is not a database address; it begins with postgresql://.</translation>
        </message>
        <message>
            <source>两个日期的先后不对，请核对。</source>
            <translation>The two dates are in the wrong order.</translation>
        </message>
        <message>
            <source>没有这个受理区。</source>
            <translation>There is no such district.</translation>
        </message>
        <message>
            <source>暂时读不到文件，请重试；仍不行请联系管理员。</source>
            <translation>The file can't be read right now. Retry; if it stays, tell the administrator.</translation>
        </message>
        <message>
            <source>这一栏的内容不合要求。</source>
            <translation>This is not what the field asks for.</translation>
        </message>
        <message>
            <source>请填写这一栏。</source>
            <translation>Fill in this field.</translation>
        </message>
        <message>
            <source>没有找到这个文件，可能已被撤下。</source>
            <translation>The file was not found; it may have been removed.</translation>
        </message>
        <message>
            <source>这个筛选不能使用，请清除后重选。</source>
            <translation>This filter can't be used; clear it and choose again.</translation>
        </message>
        <message>
            <source>请填写姓名，最多 30 个字。</source>
            <translation>Enter a name of at most 30 characters.</translation>
        </message>
        <message>
            <source>证件号码应为 18 位：17 位数字，末位为数字或 X。</source>
            <translation>An ID number has 18 places: 17 digits, then a digit or X.</translation>
        </message>
        <message>
            <source>证件号码的前六位不是有效地区。</source>
            <translation>The first six digits name no region.</translation>
        </message>
        <message>
            <source>证件号码中的出生日期不对。</source>
            <translation>The birth date in the ID number is wrong.</translation>
        </message>
        <message>
            <source>证件号码校验位不符，请逐位核对。</source>
            <translation>The ID number's check digit is wrong; compare digit by digit.</translation>
        </message>
        <message>
            <source>同一请求已用别的内容办理过，请重新载入。</source>
            <translation>This request was already carried out with other content; please reload.</translation>
        </message>
        <message>
            <source>请求的编号不能使用，请重试。</source>
            <translation>The request's key can't be used; please retry.</translation>
        </message>
        <message>
            <source>这份材料前几轮已审定，请写明为什么现在才发现问题。</source>
            <translation>This material was settled in an earlier round; say why the defect is found only now.</translation>
        </message>
        <message>
            <source>案件里没有这份材料。</source>
            <translation>The case has no such material.</translation>
        </message>
        <message>
            <source>请求的内容不完整，没有办理。</source>
            <translation>The request was incomplete; nothing was done.</translation>
        </message>
        <message>
            <source>本版本不认识这个请求，请升级。</source>
            <translation>This version does not know the request; please update.</translation>
        </message>
        <message>
            <source>这位同事不是审核员，不能分配。</source>
            <translation>This colleague is no reviewer.</translation>
        </message>
        <message>
            <source>案件没有挂起。</source>
            <translation>The case is not on hold.</translation>
        </message>
        <message>
            <source>您的角色不能办理这一步。</source>
            <translation>Your role may not do this.</translation>
        </message>
        <message>
            <source>没有文件，不能这样判定。</source>
            <translation>There is no file to judge.</translation>
        </message>
        <message>
            <source>没有可以撤回的通知或通过。</source>
            <translation>There is nothing to recall.</translation>
        </message>
        <message>
            <source>没有找到这份通知。</source>
            <translation>The notice was not found.</translation>
        </message>
        <message>
            <source>这里已有办公室，没有覆盖。</source>
            <translation>There is an office here already; nothing was overwritten.</translation>
        </message>
        <message>
            <source>这台电脑上已有本办公室的密钥，没有覆盖。</source>
            <translation>This PC holds the office's key already; nothing was overwritten.</translation>
        </message>
        <message>
            <source>找不到本办公室的密钥，已加密的内容无法读取，什么都没有被改动。请由管理员输入恢复副本。</source>
            <translation>The office's key is missing, so nothing encrypted can be read; nothing was changed. An administrator must enter the recovery copy.</translation>
        </message>
        <message>
            <source>密钥与本办公室不符，什么都没有被改动。</source>
            <translation>The key does not belong to this office; nothing was changed.</translation>
        </message>
        <message>
            <source>这里还没有办公室。请先建立，或检查地址。</source>
            <translation>There is no office here. Make one, or check the address.</translation>
        </message>
        <message>
            <source>还有必看的页没有看过。</source>
            <translation>Pages that must be seen were not seen.</translation>
        </message>
        <message>
            <source>所选原因不能告知申请人，请改用其他原因。</source>
            <translation>This reason can't be told to the applicant; use another one.</translation>
        </message>
        <message>
            <source>恢复副本不对，请逐组核对。</source>
            <translation>The recovery copy is wrong; compare group by group.</translation>
        </message>
        <message>
            <source>旋转的角度不对。</source>
            <translation>The rotation is not a quarter turn.</translation>
        </message>
        <message>
            <source>配偶的证件号码与申请人相同，请核对。</source>
            <translation>The spouse has the applicant's ID number; please check.</translation>
        </message>
        <message>
            <source>加密的内容被改动过，已停止读取。请联系管理员。</source>
            <translation>Encrypted content was changed and is not read. Tell the administrator.</translation>
        </message>
        <message>
            <source>数据文件放在网络共享上会损坏，请放在本机，或改用共享数据库。</source>
            <translation>A database file on a network share gets damaged: keep it on this PC, or use a shared database.</translation>
        </message>
        <message>
            <source>没有找到这位同事，可能已停用。</source>
            <translation>This colleague was not found; the account may be closed.</translation>
        </message>
        <message>
            <source>这一步须由主管办理。</source>
            <translation>Only a supervisor may do this.</translation>
        </message>
        <message>
            <source>文字里有不能保存的字符，请删去后重试。</source>
            <translation>The text has characters that can't be stored; remove them and retry.</translation>
        </message>
        <message>
            <source>一次查得太多，请缩小范围。</source>
            <translation>Too much at once; narrow the search.</translation>
        </message>
        <message>
            <source>上传已停止，文件没有保存。</source>
            <translation>The upload was stopped; the file was not saved.</translation>
        </message>
        <message>
            <source>这项材料只收 {formats} 格式。</source>
            <translation>This material is only taken as {formats}.</translation>
        </message>
        <message>
            <source>缺少 case.json。</source>
            <translation>There is no case.json.</translation>
        </message>
        <message>
            <source>case.json 无法读取（第 {line} 行）。</source>
            <translation>case.json can't be read (line {line}).</translation>
        </message>
        <message>
            <source>case.json 里没有这一项。</source>
            <translation>case.json has no such key.</translation>
        </message>
        <message>
            <source>没有写明这个文件是哪项材料。</source>
            <translation>No material is named for this file.</translation>
        </message>
        <message>
            <source>文件夹里没有这个文件。</source>
            <translation>The folder has no such file.</translation>
        </message>
        <message>
            <source>文件读不出来：{why}。</source>
            <translation>The file can't be read: {why}.</translation>
        </message>
        <message>
            <source>不跟随链接和子文件夹。</source>
            <translation>Links and folders are not followed.</translation>
        </message>
        <message>
            <source>已收下，但设有密码，无法显示。</source>
            <translation>Taken in, but it has a password and can't be shown.</translation>
        </message>
        <message>
            <source>已收下，但文件损坏，无法显示。</source>
            <translation>Taken in, but it is damaged and can't be shown.</translation>
        </message>
        <message>
            <source>已收下，但图像过大，无法显示。</source>
            <translation>Taken in, but the image is too large to be shown.</translation>
        </message>
        <message>
            <source>已收下，但打开时间过长，无法显示。</source>
            <translation>Taken in, but opening it takes too long.</translation>
        </message>
        <message>
            <source>已收下，但文件无法安全打开。</source>
            <translation>Taken in, but it can't be opened safely.</translation>
        </message>
        <message>
            <source>已收下，但这种文件无法显示。</source>
            <translation>Taken in, but this kind can't be shown.</translation>
        </message>
    </context>
    <context>
        <name>Register</name>
        <message>
            <source>{name}（Delete 撤下）</source>
            <translation>{name} (Delete removes it)</translation>
        </message>
        <message>
            <source>申请人</source>
            <translation>Applicant</translation>
        </message>
        <message>
            <source>聘用单位</source>
            <translation>Employer</translation>
        </message>
        <message>
            <source>学历学位</source>
            <translation>Education</translation>
        </message>
        <message>
            <source>配偶</source>
            <translation>Spouse</translation>
        </message>
        <message>
            <source>工作居住证</source>
            <translation>Work residence permit</translation>
        </message>
        <message>
            <source>{name}（选填）</source>
            <translation>{name} (optional)</translation>
        </message>
        <message>
            <source>合同约定</source>
            <translation>By contract</translation>
        </message>
        <message>
            <source>主管减免</source>
            <translation>Waived</translation>
        </message>
        <message>
            <source>业务类型</source>
            <translation>Type</translation>
        </message>
        <message>
            <source>受理区</source>
            <translation>District</translation>
        </message>
        <message>
            <source>费用依据</source>
            <translation>Fee</translation>
        </message>
        <message>
            <source>减免的理由</source>
            <translation>Reason for waiving</translation>
        </message>
    </context>
    <context>
        <name>RegisterPresenter</name>
        <message>
            <source>选择文件</source>
            <translation>Choose files</translation>
        </message>
        <message>
            <source>证件和材料 ({kinds})</source>
            <translation>Documents ({kinds})</translation>
        </message>
        <message>
            <source>还有没有填对的地方，已在各栏下方写明</source>
            <translation>Something is not right yet; it is said beneath each field</translation>
        </message>
        <message>
            <source>有文件不能使用，请先撤下：{names}</source>
            <translation>A file can't be used; remove it first: {names}</translation>
        </message>
        <message>
            <source>已登记：{case_no}</source>
            <translation>Registered: {case_no}</translation>
        </message>
        <message>
            <source>重试</source>
            <translation>Retry</translation>
        </message>
    </context>
    <context>
        <name>RegisterView</name>
        <message>
            <source>已放入 {done} 份</source>
            <translation>{done} filled</translation>
        </message>
        <message>
            <source>登记案件</source>
            <translation>Register</translation>
        </message>
        <message>
            <source>窗口登记的案件直接进入预审</source>
            <translation>Cases registered here enter review at once</translation>
        </message>
        <message>
            <source>基本资料</source>
            <translation>Basic data</translation>
        </message>
        <message>
            <source>申请条件</source>
            <translation>Conditions</translation>
        </message>
        <message>
            <source>材料清单</source>
            <translation>Checklist</translation>
        </message>
        <message>
            <source>返回待办</source>
            <translation>Back to inbox</translation>
        </message>
        <message>
            <source>清空</source>
            <translation>Clear</translation>
        </message>
        <message>
            <source>选择文件</source>
            <translation>Choose files</translation>
        </message>
        <message>
            <source>为所选材料选择文件</source>
            <translation>Choose files for the material</translation>
        </message>
        <message>
            <source>下一栏</source>
            <translation>Next field</translation>
        </message>
        <message>
            <source>把文件拖到右侧的材料上</source>
            <translation>Drop files onto the materials on the right</translation>
        </message>
    </context>
    <context>
        <name>Review</name>
        <message>
            <source>更正</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>更正的理由</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>如：已与申请人电话核对</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>将要更改</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>理由（记入案件历史）</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>还没有改动。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>被驳回的填报一经更正即算解决；改动记入案件历史。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>更正基本资料</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>清单随条件而变；留下的材料保留文件和判定，不再需要的收起备查。</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>更正申请条件</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>新增</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>不再需要</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>保留 {count} 份，文件和判定不变</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>增加材料</source>
            <translation>Add material</translation>
        </message>
        <message>
            <source>连同问题写进本轮唯一的通知。</source>
            <translation>It goes into this round's one notice, with the question.</translation>
        </message>
        <message>
            <source>材料</source>
            <translation>Materials</translation>
        </message>
        <message>
            <source>向申请人提出的问题</source>
            <translation>Question to the applicant</translation>
        </message>
        <message>
            <source>增加</source>
            <translation>Add</translation>
        </message>
        <message>
            <source>第 {no} 版，{pages} 页</source>
            <translation>v{no}, {pages} p.</translation>
        </message>
        <message>
            <source>收到材料</source>
            <translation>Received</translation>
        </message>
        <message>
            <source>申请人补交</source>
            <translation>Resubmitted</translation>
        </message>
        <message>
            <source>第 {round} 轮 · {name}</source>
            <translation>Round {round} · {name}</translation>
        </message>
        <message>
            <source>已撤销：{text}</source>
            <translation>Taken back: {text}</translation>
        </message>
        <message>
            <source>还没有记录</source>
            <translation>No record yet</translation>
        </message>
        <message>
            <source>复审原件</source>
            <translation>on site</translation>
        </message>
        <message>
            <source>递交时</source>
            <translation>at submission</translation>
        </message>
        <message>
            <source>{no} 版</source>
            <translation>v{no}</translation>
        </message>
        <message>
            <source>第 {round} 轮</source>
            <translation>Round {round}</translation>
        </message>
        <message>
            <source>与本案「{name}」是同一文件</source>
            <translation>Same file as “{name}” in this case</translation>
        </message>
        <message>
            <source>同单位 {case} 已由{by}于 {on} 审过</source>
            <translation>Same employer, {case}: passed by {by} on {on}</translation>
        </message>
        <message>
            <source>与同单位 {case} 是同一文件</source>
            <translation>Same file as in {case} of this employer</translation>
        </message>
        <message>
            <source>与另一单位的案件 {case} 是同一文件</source>
            <translation>Same file as in {case} of another employer</translation>
        </message>
        <message>
            <source>与另一申请人的案件 {case} 是同一文件</source>
            <translation>Same file as in {case} of another applicant</translation>
        </message>
        <message>
            <source>与上次未通过的是同一文件</source>
            <translation>Same file as the one that failed</translation>
        </message>
        <message>
            <source>画面与本案「{name}」完全相同</source>
            <translation>Looks exactly like “{name}” in this case</translation>
        </message>
        <message>
            <source>画面与另一单位的案件 {case} 完全相同</source>
            <translation>Looks exactly like a file in {case} of another employer</translation>
        </message>
        <message>
            <source>画面与同单位 {case} 的完全相同</source>
            <translation>Looks exactly like a file in {case} of this employer</translation>
        </message>
        <message>
            <source>画面与另一申请人的案件 {case} 完全相同</source>
            <translation>Looks exactly like a file in {case} of another applicant</translation>
        </message>
        <message>
            <source>画面与上次未通过的完全相同</source>
            <translation>Looks exactly like the one that failed</translation>
        </message>
        <message>
            <source>全部原因</source>
            <translation>All reasons</translation>
        </message>
        <message>
            <source>输入原因中的字</source>
            <translation>Type part of the reason</translation>
        </message>
        <message>
            <source>选用</source>
            <translation>Use</translation>
        </message>
        <message>
            <source>点击可驳回此项填报</source>
            <translation>Click to reject this statement</translation>
        </message>
    </context>
    <context>
        <name>ReviewActs</name>
        <message>
            <source>案件不在审核中，不能完成本轮</source>
            <translation>The case is not in review, so the round can't be finished</translation>
        </message>
        <message>
            <source>还有 {count} 份材料未审：按 U 去看，未交的可按 M 一次记为未提供</source>
            <translation>{count} materials are not judged: press U to go there, M to mark all missing ones as not provided</translation>
        </message>
        <message>
            <source>补正通知已发出，10 分钟内可撤回</source>
            <translation>The notice is sent; it can be recalled for 10 minutes</translation>
        </message>
        <message>
            <source>本轮完成：案件已转入下一步</source>
            <translation>Round finished: the case has moved on</translation>
        </message>
        <message>
            <source>{count} 份材料记为未提供</source>
            <translation>{count} materials marked as not provided</translation>
        </message>
        <message>
            <source>解除挂起</source>
            <translation>Release</translation>
        </message>
        <message>
            <source>解除</source>
            <translation>Release</translation>
        </message>
        <message>
            <source>挂起案件</source>
            <translation>Put on hold</translation>
        </message>
        <message>
            <source>挂起期间不计时，不出现在待审中。</source>
            <translation>While on hold the clock stops and the case is in no queue for review.</translation>
        </message>
        <message>
            <source>挂起</source>
            <translation>On hold</translation>
        </message>
        <message>
            <source>通知将作废，本轮重新打开；申请人已打开或超过 10 分钟后不能撤回。</source>
            <translation>The notice becomes void and the round is open again. Not possible once the applicant has opened it, or after 10 minutes.</translation>
        </message>
        <message>
            <source>撤回通知</source>
            <translation>Recall notice</translation>
        </message>
        <message>
            <source>撤回</source>
            <translation>Recall</translation>
        </message>
        <message>
            <source>预约保留，申请人会收到告知。</source>
            <translation>The booking is kept; the applicant is told.</translation>
        </message>
        <message>
            <source>重新打开审核</source>
            <translation>Reopen review</translation>
        </message>
        <message>
            <source>重新打开</source>
            <translation>Reopen</translation>
        </message>
        <message>
            <source>已记为补交，案件回到待审</source>
            <translation>Marked as resubmitted: the case is back in review</translation>
        </message>
        <message>
            <source>查看会连同理由记入日志。</source>
            <translation>The reason is logged together with your looking.</translation>
        </message>
        <message>
            <source>显示完整信息</source>
            <translation>Show full data</translation>
        </message>
        <message>
            <source>显示</source>
            <translation>Show</translation>
        </message>
    </context>
    <context>
        <name>ReviewCorrections</name>
        <message>
            <source>驳回填报：{name}</source>
            <translation>Reject statement: {name}</translation>
        </message>
        <message>
            <source>写给申请人，随本轮通知发出；清空即取消驳回。</source>
            <translation>For the applicant, sent with this round's notice; an empty text takes the rejection back.</translation>
        </message>
        <message>
            <source>驳回</source>
            <translation>Reject</translation>
        </message>
        <message>
            <source>案件不在审核中，不能更正</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>资料未完整显示，请先按 Ctrl+E</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>已更正，改动记入案件历史</source>
            <translation type="unfinished"></translation>
        </message>
    </context>
    <context>
        <name>ReviewDocuments</name>
        <message>
            <source>未提供</source>
            <translation>Not provided</translation>
        </message>
        <message>
            <source>申请人还没有交这份材料。</source>
            <translation>The applicant has not handed this in.</translation>
        </message>
        <message>
            <source>第 {no} 版（未通过）</source>
            <translation>Version {no} (failed)</translation>
        </message>
        <message>
            <source>第 {no} 版（新）</source>
            <translation>Version {no} (new)</translation>
        </message>
        <message>
            <source>{why}（{by}）</source>
            <translation>{why} ({by})</translation>
        </message>
    </context>
    <context>
        <name>ReviewLease</name>
        <message>
            <source>案件已由{name}接手，您输入的内容仍在。</source>
            <translation>{name} has taken over the case; what you typed is still here.</translation>
        </message>
        <message>
            <source>他人</source>
            <translation>Somebody</translation>
        </message>
        <message>
            <source>{name}想接手此案，30 秒内不答即转交。</source>
            <translation>{name} wants to take over this case; without an answer it goes over in 30 seconds.</translation>
        </message>
        <message>
            <source>继续由我审</source>
            <translation>Keep it</translation>
        </message>
        <message>
            <source>案件已转到您名下</source>
            <translation>The case is yours now</translation>
        </message>
        <message>
            <source>已请{name}转交，最多等 30 秒。</source>
            <translation>{name} was asked to hand it over; at most 30 seconds to wait.</translation>
        </message>
    </context>
    <context>
        <name>ReviewNotices</name>
        <message>
            <source>还没有发过通知</source>
            <translation>No notice has been sent yet</translation>
        </message>
        <message>
            <source>更正通知已发出</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>登记当面交付</source>
            <translation>Record hand-over</translation>
        </message>
        <message>
            <source>签收人</source>
            <translation>Received by</translation>
        </message>
        <message>
            <source>登记</source>
            <translation>Record</translation>
        </message>
        <message>
            <source>存为 PDF</source>
            <translation>Save as PDF</translation>
        </message>
        <message>
            <source>已保存</source>
            <translation>Saved</translation>
        </message>
        <message>
            <source>不能保存：{why}</source>
            <translation>Can't be saved: {why}</translation>
        </message>
    </context>
    <context>
        <name>ReviewVerdicts</name>
        <message>
            <source>{by} 于 {at} 判为「{theirs}」，您判为「{mine}」。已显示对方的判定；再按一次即以您的为准。</source>
            <translation>{by} said “{theirs}” at {at}, you say “{mine}”. Theirs is shown now; press again to let yours stand.</translation>
        </message>
        <message>
            <source>已更改</source>
            <translation>changed</translation>
        </message>
        <message>
            <source>这份材料前几轮已审定。请写明为什么现在才发现，主管会看到。</source>
            <translation>This material was settled in an earlier round. Say why the defect is found only now; the supervisor sees it.</translation>
        </message>
        <message>
            <source>改判未通过</source>
            <translation>Change to failed</translation>
        </message>
        <message>
            <source>改判</source>
            <translation>Change</translation>
        </message>
    </context>
    <context>
        <name>ReviewView</name>
        <message>
            <source>您的角色不能判定材料</source>
            <translation>Your role may not judge materials</translation>
        </message>
        <message>
            <source>案件不在审核中，不能判定</source>
            <translation>The case is not in review and can't be judged</translation>
        </message>
        <message>
            <source>此材料本轮不需判定</source>
            <translation>This material is not open in this round</translation>
        </message>
        <message>
            <source>没有文件，不能通过；按 F 记为未提供，或按 X 记为不适用</source>
            <translation>No file, so it can't pass: F marks it as not provided, X as not applicable</translation>
        </message>
        <message>
            <source>、</source>
            <translation>, </translation>
        </message>
        <message>
            <source>第 {pages} 页还没看过：空格键去看，或按 Shift+P 仍然通过</source>
            <translation>Page {pages} not seen yet: Space shows it, Shift+P passes all the same</translation>
        </message>
        <message>
            <source>请先选原因：数字键 1–9，或按 / 查全部</source>
            <translation>Choose a reason first: digits 1–9, or / for all</translation>
        </message>
        <message>
            <source>选「其他」时请写明原因：按 T 输入</source>
            <translation>“Other” needs words: press T to type</translation>
        </message>
        <message>
            <source>此材料不能容缺</source>
            <translation>This material can't be deferred</translation>
        </message>
        <message>
            <source>请填容缺补交日期</source>
            <translation>Enter the date by which it must be supplied</translation>
        </message>
        <message>
            <source>记为不适用请先写明理由：按 T 输入</source>
            <translation>Not applicable needs a reason: press T to type</translation>
        </message>
        <message>
            <source>通过</source>
            <translation>Pass</translation>
        </message>
        <message>
            <source>通过（有未看的页）</source>
            <translation>Pass with unseen pages</translation>
        </message>
        <message>
            <source>未通过</source>
            <translation>Fail</translation>
        </message>
        <message>
            <source>容缺：先收后补</source>
            <translation>Defer: accept now, supply later</translation>
        </message>
        <message>
            <source>不适用</source>
            <translation>Not applicable</translation>
        </message>
        <message>
            <source>撤销判定</source>
            <translation>Undo verdict</translation>
        </message>
        <message>
            <source>下一份材料</source>
            <translation>Next material</translation>
        </message>
        <message>
            <source>上一份材料</source>
            <translation>Previous material</translation>
        </message>
        <message>
            <source>下一份未审</source>
            <translation>Next unjudged</translation>
        </message>
        <message>
            <source>查全部原因</source>
            <translation>All reasons</translation>
        </message>
        <message>
            <source>写说明</source>
            <translation>Write words</translation>
        </message>
        <message>
            <source>未交的全部记为未提供</source>
            <translation>Mark all missing as not provided</translation>
        </message>
        <message>
            <source>完成本轮</source>
            <translation>Finish round</translation>
        </message>
        <message>
            <source>为此材料放入文件</source>
            <translation>Add files to this material</translation>
        </message>
        <message>
            <source>下一件</source>
            <translation>Next case</translation>
        </message>
        <message>
            <source>挂起或解除</source>
            <translation>Hold or release</translation>
        </message>
        <message>
            <source>增加材料</source>
            <translation>Add material</translation>
        </message>
        <message>
            <source>更正基本资料</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>更正申请条件</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>分配给审核员</source>
            <translation type="unfinished"></translation>
        </message>
        <message>
            <source>记为已补交</source>
            <translation>Mark as resubmitted</translation>
        </message>
        <message>
            <source>撤回通知</source>
            <translation>Recall notice</translation>
        </message>
        <message>
            <source>查看通知</source>
            <translation>Notices</translation>
        </message>
        <message>
            <source>接手案件</source>
            <translation>Take over</translation>
        </message>
        <message>
            <source>显示完整信息</source>
            <translation>Show full data</translation>
        </message>
        <message>
            <source>重新打开审核</source>
            <translation>Reopen review</translation>
        </message>
        <message>
            <source>返回待办</source>
            <translation>Back to inbox</translation>
        </message>
        <message>
            <source>审核</source>
            <translation>Review</translation>
        </message>
        <message>
            <source>第 {digit} 个原因</source>
            <translation>Reason {digit}</translation>
        </message>
        <message>
            <source>待审 {waiting} · 共 {all} 份</source>
            <translation>{waiting} open · {all} in all</translation>
        </message>
        <message>
            <source>已看 {seen}/{pages} 页</source>
            <translation>Seen {seen}/{pages}</translation>
        </message>
        <message>
            <source>还有 {count} 份未审</source>
            <translation>{count} to judge</translation>
        </message>
        <message>
            <source>已审完：Ctrl+Enter 查看通知</source>
            <translation>All judged: Ctrl+Enter shows the notice</translation>
        </message>
        <message>
            <source>全部通过：Ctrl+Enter 转入预审通过</source>
            <translation>All passed: Ctrl+Enter moves the case on</translation>
        </message>
        <message>
            <source>草稿已保存 {time}</source>
            <translation>Draft kept {time}</translation>
        </message>
        <message>
            <source>本轮材料</source>
            <translation>Materials</translation>
        </message>
        <message>
            <source>更多</source>
            <translation>More</translation>
        </message>
        <message>
            <source>材料</source>
            <translation>Materials</translation>
        </message>
        <message>
            <source>上下</source>
            <translation>Up, down</translation>
        </message>
        <message>
            <source>原因</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>翻页</source>
            <translation>Page</translation>
        </message>
        <message>
            <source>撤销</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>全部按键</source>
            <translation>All keys</translation>
        </message>
    </context>
    <context>
        <name>SetUpView</name>
        <message>
            <source>请填写“{field}”。</source>
            <translation>Fill in “{field}”.</translation>
        </message>
        <message>
            <source>建立您的办公室</source>
            <translation>Make your office</translation>
        </message>
        <message>
            <source>这台电脑上还没有办公数据。填写后即在本机建立，文件与个人信息全部加密保存；第一个账号可做所有工作。</source>
            <translation>There is no office on this PC yet. It will be made here, with all files and personal data encrypted; the first account may do all work.</translation>
        </message>
        <message>
            <source>办公室名称</source>
            <translation>Office name</translation>
        </message>
        <message>
            <source>您的姓名</source>
            <translation>Your name</translation>
        </message>
        <message>
            <source>用户名</source>
            <translation>User name</translation>
        </message>
        <message>
            <source>小写字母、数字、点、横线</source>
            <translation>Small letters, digits, dots, dashes</translation>
        </message>
        <message>
            <source>密码</source>
            <translation>Password</translation>
        </message>
        <message>
            <source>至少 8 位，大小写、数字、符号中的三类</source>
            <translation>8 or more; capitals, small, digits, signs: three of them</translation>
        </message>
        <message>
            <source>建立</source>
            <translation>Make it</translation>
        </message>
    </context>
    <context>
        <name>SignInPresenter</name>
        <message>
            <source>本机没有系统密钥环：只在本程序退出前记住。</source>
            <translation>This PC has no keyring: remembered only until the program ends.</translation>
        </message>
        <message>
            <source>出了意外，没有登录成功。</source>
            <translation>Something unexpected happened; you are not signed in.</translation>
        </message>
    </context>
    <context>
        <name>SignInView</name>
        <message>
            <source>请填写用户名。</source>
            <translation>Enter your user name.</translation>
        </message>
        <message>
            <source>请填写密码。</source>
            <translation>Enter your password.</translation>
        </message>
        <message>
            <source>正在登录…</source>
            <translation>Signing in…</translation>
        </message>
        <message>
            <source>登录</source>
            <translation>Sign in</translation>
        </message>
        <message>
            <source>使用办公室分配给您的账号</source>
            <translation>With the account your office gave you</translation>
        </message>
        <message>
            <source>用户名</source>
            <translation>User name</translation>
        </message>
        <message>
            <source>密码</source>
            <translation>Password</translation>
        </message>
        <message>
            <source>记住我</source>
            <translation>Remember me</translation>
        </message>
        <message>
            <source>切换浅色与深色</source>
            <translation>Switch light and dark</translation>
        </message>
    </context>
    <context>
        <name>StartView</name>
        <message>
            <source>居证台</source>
            <translation>Permitdesk</translation>
        </message>
        <message>
            <source>正在制作演示用的证件和案件，只在第一次启动时需要。</source>
            <translation>Making the demo's documents and cases. This happens only at the first start.</translation>
        </message>
        <message>
            <source>正在打开办公数据…</source>
            <translation>Opening the office…</translation>
        </message>
        <message>
            <source>重试</source>
            <translation>Retry</translation>
        </message>
        <message>
            <source>退出</source>
            <translation>Quit</translation>
        </message>
    </context>
    <context>
        <name>Starting</name>
        <message>
            <source>演示办公室没有做成：{why}</source>
            <translation>The demo office could not be made: {why}</translation>
        </message>
        <message>
            <source>缺少 permitdesk-admin，请重新安装本程序。</source>
            <translation>permitdesk-admin is missing; please install this program again.</translation>
        </message>
        <message>
            <source>打开办公数据时出了意外，请重试；仍不行请把报告发给管理员。</source>
            <translation>Something unexpected happened while opening the office. Retry; if it stays, send the report to the administrator.</translation>
        </message>
        <message>
            <source>出了意外，什么都没有建立。请重试。</source>
            <translation>Something unexpected happened; nothing was made. Please retry.</translation>
        </message>
    </context>
    <context>
        <name>VerdictPanel</name>
        <message>
            <source>第 {no} 版</source>
            <translation>v{no}</translation>
        </message>
        <message>
            <source>已请申请人说明：{question}</source>
            <translation>The applicant was asked: {question}</translation>
        </message>
        <message>
            <source>已框出 {count} 处，申请人会看到截图</source>
            <translation>{count} framed; the applicant sees the cuttings</translation>
        </message>
        <message>
            <source>核对要点</source>
            <translation>What to check</translation>
        </message>
        <message>
            <source>申请人填报</source>
            <translation>Stated by the applicant</translation>
        </message>
        <message>
            <source>未通过原因 · 按数字键，/ 查全部</source>
            <translation>Why it fails · digits, / for all</translation>
        </message>
        <message>
            <source>容缺补交日期</source>
            <translation>Supply by</translation>
        </message>
        <message>
            <source>历轮记录</source>
            <translation>History</translation>
        </message>
        <message>
            <source>通过</source>
            <translation>Pass</translation>
        </message>
        <message>
            <source>容缺</source>
            <translation>Deferred</translation>
        </message>
        <message>
            <source>未通过</source>
            <translation>Fail</translation>
        </message>
        <message>
            <source>给申请人的说明（按 T 输入）</source>
            <translation>Words for the applicant (press T)</translation>
        </message>
        <message>
            <source>给申请人的说明</source>
            <translation>Words for the applicant</translation>
        </message>
    </context>
    <context>
        <name>Words</name>
        <message>
            <source>、</source>
            <translation>, </translation>
        </message>
        <message>
            <source>草稿</source>
            <translation>Draft</translation>
        </message>
        <message>
            <source>已选条件</source>
            <translation>Conditions chosen</translation>
        </message>
        <message>
            <source>材料上传中</source>
            <translation>Uploading</translation>
        </message>
        <message>
            <source>待支付</source>
            <translation>Payment due</translation>
        </message>
        <message>
            <source>已选时间待支付</source>
            <translation>Slot held, payment due</translation>
        </message>
        <message>
            <source>待邮件材料</source>
            <translation>Awaiting mail</translation>
        </message>
        <message>
            <source>材料已收</source>
            <translation>Received</translation>
        </message>
        <message>
            <source>预审中</source>
            <translation>In pre-review</translation>
        </message>
        <message>
            <source>待补交</source>
            <translation>Correction due</translation>
        </message>
        <message>
            <source>已补交待审</source>
            <translation>Resubmitted</translation>
        </message>
        <message>
            <source>预审通过</source>
            <translation>Pre-review passed</translation>
        </message>
        <message>
            <source>已预约复审</source>
            <translation>On-site booked</translation>
        </message>
        <message>
            <source>复审中</source>
            <translation>On-site review</translation>
        </message>
        <message>
            <source>复审待补正</source>
            <translation>On-site correction</translation>
        </message>
        <message>
            <source>复审通过</source>
            <translation>On-site passed</translation>
        </message>
        <message>
            <source>待到场</source>
            <translation>Visit due</translation>
        </message>
        <message>
            <source>已到场</source>
            <translation>Visit done</translation>
        </message>
        <message>
            <source>已递交区</source>
            <translation>Sent to district</translation>
        </message>
        <message>
            <source>区已受理</source>
            <translation>Accepted</translation>
        </message>
        <message>
            <source>主管部门退回补正</source>
            <translation>Returned by authority</translation>
        </message>
        <message>
            <source>区审核通过</source>
            <translation>District passed</translation>
        </message>
        <message>
            <source>市审批中</source>
            <translation>At the city</translation>
        </message>
        <message>
            <source>公示</source>
            <translation>Public notice</translation>
        </message>
        <message>
            <source>审批通过</source>
            <translation>Approved</translation>
        </message>
        <message>
            <source>制证</source>
            <translation>Card in making</translation>
        </message>
        <message>
            <source>待领证</source>
            <translation>Ready for pick-up</translation>
        </message>
        <message>
            <source>已办结</source>
            <translation>Completed</translation>
        </message>
        <message>
            <source>逾期关闭</source>
            <translation>Closed, too late</translation>
        </message>
        <message>
            <source>已取消办理</source>
            <translation>Cancelled</translation>
        </message>
        <message>
            <source>不符合条件终止</source>
            <translation>Terminated</translation>
        </message>
        <message>
            <source>不予受理</source>
            <translation>Not accepted</translation>
        </message>
        <message>
            <source>审批不通过</source>
            <translation>Disapproved</translation>
        </message>
        <message>
            <source>挂起</source>
            <translation>On hold</translation>
        </message>
        <message>
            <source>未提供</source>
            <translation>Not provided</translation>
        </message>
        <message>
            <source>待审</source>
            <translation>To review</translation>
        </message>
        <message>
            <source>通过</source>
            <translation>Pass</translation>
        </message>
        <message>
            <source>未通过</source>
            <translation>Fail</translation>
        </message>
        <message>
            <source>容缺</source>
            <translation>Deferred</translation>
        </message>
        <message>
            <source>不适用</source>
            <translation>Not applicable</translation>
        </message>
        <message>
            <source>新申请</source>
            <translation>New application</translation>
        </message>
        <message>
            <source>随往人员变更</source>
            <translation>Family change</translation>
        </message>
        <message>
            <source>续签</source>
            <translation>Renewal</translation>
        </message>
        <message>
            <source>居住地址变更</source>
            <translation>Address change</translation>
        </message>
        <message>
            <source>聘用单位变更</source>
            <translation>Employer change</translation>
        </message>
        <message>
            <source>一般信息变更</source>
            <translation>General change</translation>
        </message>
        <message>
            <source>必备</source>
            <translation>Required</translation>
        </message>
        <message>
            <source>按条件必备</source>
            <translation>Conditional</translation>
        </message>
        <message>
            <source>选交</source>
            <translation>Optional</translation>
        </message>
        <message>
            <source>审核员</source>
            <translation>Reviewer</translation>
        </message>
        <message>
            <source>窗口人员</source>
            <translation>Counter officer</translation>
        </message>
        <message>
            <source>主管</source>
            <translation>Supervisor</translation>
        </message>
        <message>
            <source>收费员</source>
            <translation>Cashier</translation>
        </message>
        <message>
            <source>管理员</source>
            <translation>Administrator</translation>
        </message>
        <message>
            <source>审计员</source>
            <translation>Auditor</translation>
        </message>
        <message>
            <source>系统</source>
            <translation>System</translation>
        </message>
        <message>
            <source>申请人</source>
            <translation>Applicant</translation>
        </message>
        <message>
            <source>周一</source>
            <translation>Mon</translation>
        </message>
        <message>
            <source>周二</source>
            <translation>Tue</translation>
        </message>
        <message>
            <source>周三</source>
            <translation>Wed</translation>
        </message>
        <message>
            <source>周四</source>
            <translation>Thu</translation>
        </message>
        <message>
            <source>周五</source>
            <translation>Fri</translation>
        </message>
        <message>
            <source>周六</source>
            <translation>Sat</translation>
        </message>
        <message>
            <source>周日</source>
            <translation>Sun</translation>
        </message>
        <message>
            <source>办理未成功（{code}）。</source>
            <translation>Not done ({code}).</translation>
        </message>
        <message>
            <source>{year}年{month}月{day}日 {weekday}</source>
            <translation>{weekday} {year}-{month}-{day}</translation>
        </message>
        <message>
            <source>刚刚</source>
            <translation>just now</translation>
        </message>
        <message>
            <source>{minutes} 分</source>
            <translation>{minutes} min</translation>
        </message>
        <message>
            <source>{hours} 小时</source>
            <translation>{hours} h</translation>
        </message>
        <message>
            <source>{days} 天</source>
            <translation>{days} d</translation>
        </message>
        <message>
            <source>计时暂停</source>
            <translation>Paused</translation>
        </message>
        <message>
            <source>逾期 {days} 天</source>
            <translation>{days} d late</translation>
        </message>
        <message>
            <source>已逾期</source>
            <translation>Overdue</translation>
        </message>
        <message>
            <source>今天到期</source>
            <translation>Due today</translation>
        </message>
        <message>
            <source>剩 {days} 天</source>
            <translation>{days} d left</translation>
        </message>
    </context>
</TS>
