<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="zh_CN">
    <context>
        <name>AllowanceDialog</name>
        <message>
            <source>签批超额</source>
            <translation>Sign an allowance</translation>
        </message>
        <message>
            <source>签批</source>
            <translation>Sign</translation>
        </message>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>超出名额</source>
            <translation>Places above capacity</translation>
        </message>
        <message>
            <source>截止</source>
            <translation>Until</translation>
        </message>
        <message>
            <source>原因</source>
            <translation>Reason</translation>
        </message>
    </context>
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
            <translation>At most {count} cases can be assigned at once</translation>
        </message>
        <message>
            <source>已分配 {count} 件</source>
            <translation>{count} assigned</translation>
        </message>
        <message>
            <source>分配案件</source>
            <translation>Assign cases</translation>
        </message>
        <message>
            <source>输入姓名缩小范围</source>
            <translation>Type a name to narrow the list</translation>
        </message>
        <message>
            <source>审核员姓名</source>
            <translation>Reviewer's name</translation>
        </message>
        <message>
            <source>审核员</source>
            <translation>Reviewer</translation>
        </message>
        <message>
            <source>逐件结果</source>
            <translation>Result of each case</translation>
        </message>
        <message>
            <source>分配</source>
            <translation>Assign</translation>
        </message>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>退回未分配</source>
            <translation>Back to unassigned</translation>
        </message>
        <message>
            <source>现在的审核员</source>
            <translation>reviewer now</translation>
        </message>
        <message>
            <source>已分配</source>
            <translation>assigned</translation>
        </message>
        <message>
            <source>{count} 件没有分配成，可以再试一次</source>
            <translation>{count} could not be assigned; you can try again</translation>
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
            <translation>{count} cases: {names}</translation>
        </message>
        <message>
            <source>{count} 件：{names} 等</source>
            <translation>{count} cases: {names} and others</translation>
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
        <name>BookingDialog</name>
        <message>
            <source>预约此时段</source>
            <translation>Book this slot</translation>
        </message>
        <message>
            <source>代约</source>
            <translation>Book</translation>
        </message>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>姓名、编号、手机、证件号后四位、单位</source>
            <translation>Name, case no., phone, ID digits, employer</translation>
        </message>
        <message>
            <source>找案件</source>
            <translation>Find a case</translation>
        </message>
        <message>
            <source>案件</source>
            <translation>Cases</translation>
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
        <name>Calendar</name>
        <message>
            <source>{count} 人</source>
            <translation>{count} people</translation>
        </message>
        <message>
            <source>改动</source>
            <translation>Edits</translation>
        </message>
        <message>
            <source>按模板开放</source>
            <translation>Opened by template</translation>
        </message>
        <message>
            <source>签批超额</source>
            <translation>Sign an allowance</translation>
        </message>
        <message>
            <source>放假通知</source>
            <translation>Holiday notice</translation>
        </message>
        <message>
            <source>余 {count}</source>
            <translation>{count} left</translation>
        </message>
        <message>
            <source>改到此时段</source>
            <translation>Move here</translation>
        </message>
        <message>
            <source>休息日</source>
            <translation>Day off</translation>
        </message>
        <message>
            <source>工作日</source>
            <translation>Workday</translation>
        </message>
        <message>
            <source>周末</source>
            <translation>Weekend</translation>
        </message>
        <message>
            <source>放假</source>
            <translation>Holiday</translation>
        </message>
        <message>
            <source>调休上班</source>
            <translation>Make-up workday</translation>
        </message>
        <message>
            <source>逐人改约</source>
            <translation>Move people</translation>
        </message>
        <message>
            <source>只减不增</source>
            <translation>Ratchet</translation>
        </message>
        <message>
            <source>停止新预约；名单上的人逐个改到新时段，改好之前保留原位。</source>
            <translation>No new bookings; the people listed are moved one by one and keep their place until then.</translation>
        </message>
        <message>
            <source>停止新预约；已约的人都保留，每退一个名额，容量降一，直到目标。</source>
            <translation>No new bookings; everybody booked stays, and each place given back lowers the capacity to the target.</translation>
        </message>
        <message>
            <source>已约的人都保留，由您签批超出容量的名额，写明原因和截止时间。</source>
            <translation>Everybody booked stays; you sign for the places above capacity, with a reason and an end.</translation>
        </message>
        <message>
            <source>改约此人</source>
            <translation>Move this person</translation>
        </message>
        <message>
            <source>换个时间</source>
            <translation>Another time</translation>
        </message>
        <message>
            <source>已告知</source>
            <translation>Told</translation>
        </message>
        <message>
            <source>同意</source>
            <translation>Agreed</translation>
        </message>
        <message>
            <source>不同意</source>
            <translation>Disagreed</translation>
        </message>
        <message>
            <source>留在原时段</source>
            <translation>Keep in place</translation>
        </message>
        <message>
            <source>显示完整电话</source>
            <translation>Show full phones</translation>
        </message>
        <message>
            <source>导出名单</source>
            <translation>Export list</translation>
        </message>
        <message>
            <source>时段停约</source>
            <translation>Slot closed</translation>
        </message>
        <message>
            <source>全天停约</source>
            <translation>Day closed</translation>
        </message>
        <message>
            <source>超出新容量</source>
            <translation>Above capacity</translation>
        </message>
        <message>
            <source>改为休息日</source>
            <translation>Day off now</translation>
        </message>
        <message>
            <source>待改约</source>
            <translation>To move</translation>
        </message>
        <message>
            <source>已改约</source>
            <translation>Moved</translation>
        </message>
        <message>
            <source>已不在</source>
            <translation>Gone</translation>
        </message>
        <message>
            <source>姓名</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>编号</source>
            <translation>Case no.</translation>
        </message>
        <message>
            <source>原时间</source>
            <translation>Booked for</translation>
        </message>
        <message>
            <source>原因</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>拟改至</source>
            <translation>Proposed</translation>
        </message>
        <message>
            <source>电话</source>
            <translation>Phone</translation>
        </message>
        <message>
            <source>告知</source>
            <translation>Told</translation>
        </message>
        <message>
            <source>状态</source>
            <translation>State</translation>
        </message>
        <message>
            <source>未告知</source>
            <translation>Not told</translation>
        </message>
        <message>
            <source>已同意</source>
            <translation>Agreed</translation>
        </message>
        <message>
            <source>没有空位，请指定</source>
            <translation>No free place: choose one</translation>
        </message>
        <message>
            <source>窗口</source>
            <translation>Counter</translation>
        </message>
        <message>
            <source>星期</source>
            <translation>Weekday</translation>
        </message>
        <message>
            <source>时段</source>
            <translation>Slot</translation>
        </message>
        <message>
            <source>日期</source>
            <translation>Date</translation>
        </message>
        <message>
            <source>大厅</source>
            <translation>Site</translation>
        </message>
        <message>
            <source>开放名额</source>
            <translation>Offered</translation>
        </message>
        <message>
            <source>已约</source>
            <translation>Expected</translation>
        </message>
        <message>
            <source>到场</source>
            <translation>Arrived</translation>
        </message>
        <message>
            <source>办完</source>
            <translation>Served</translation>
        </message>
        <message>
            <source>爽约</source>
            <translation>No-show</translation>
        </message>
        <message>
            <source>当天取消</source>
            <translation>Late cancel</translation>
        </message>
        <message>
            <source>现场取号</source>
            <translation>Walk-in</translation>
        </message>
        <message>
            <source>停约名额</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>超额</source>
            <translation>Over</translation>
        </message>
        <message>
            <source>利用率</source>
            <translation>Use</translation>
        </message>
        <message>
            <source>爽约率</source>
            <translation>No-shows</translation>
        </message>
        <message>
            <source>合计</source>
            <translation>Total</translation>
        </message>
        <message>
            <source>待支付</source>
            <translation>Payment due</translation>
        </message>
        <message>
            <source>已到</source>
            <translation>Arrived</translation>
        </message>
        <message>
            <source>已办</source>
            <translation>Served</translation>
        </message>
        <message>
            <source>已取消</source>
            <translation>Cancelled</translation>
        </message>
        <message>
            <source>未过预审</source>
            <translation>Not passed</translation>
        </message>
        <message>
            <source>均可</source>
            <translation>Either</translation>
        </message>
        <message>
            <source>复审预约</source>
            <translation>On-site review</translation>
        </message>
        <message>
            <source>预审预约</source>
            <translation>Pre-review visit</translation>
        </message>
        <message>
            <source>未开放</source>
            <translation>Not open</translation>
        </message>
        <message>
            <source>草稿</source>
            <translation>Draft</translation>
        </message>
        <message>
            <source>开放</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>将满</source>
            <translation>Nearly full</translation>
        </message>
        <message>
            <source>约满</source>
            <translation>Full</translation>
        </message>
        <message>
            <source>停约</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>待公布</source>
            <translation>Unpublished</translation>
        </message>
        <message>
            <source>休</source>
            <translation>off</translation>
        </message>
        <message>
            <source>班</source>
            <translation>work</translation>
        </message>
        <message>
            <source>剩余</source>
            <translation>Left</translation>
        </message>
        <message>
            <source>无</source>
            <translation>None</translation>
        </message>
        <message>
            <source>多</source>
            <translation>many</translation>
        </message>
        <message>
            <source>空</source>
            <translation>empty</translation>
        </message>
        <message>
            <source>满</source>
            <translation>full</translation>
        </message>
        <message>
            <source>低</source>
            <translation>low</translation>
        </message>
        <message>
            <source>高</source>
            <translation>high</translation>
        </message>
        <message>
            <source>日</source>
            <translation>Day</translation>
        </message>
        <message>
            <source>周</source>
            <translation>Week</translation>
        </message>
        <message>
            <source>月</source>
            <translation>Month</translation>
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
            <source>改动时段</source>
            <translation>Slots changed</translation>
        </message>
        <message>
            <source>撤销改动</source>
            <translation>Change undone</translation>
        </message>
        <message>
            <source>预约</source>
            <translation>Calendar</translation>
        </message>
        <message>
            <source>改约</source>
            <translation>Move</translation>
        </message>
        <message>
            <source>取消预约</source>
            <translation>Cancel booking</translation>
        </message>
        <message>
            <source>当天不能来</source>
            <translation>Can't come</translation>
        </message>
        <message>
            <source>录入放假通知</source>
            <translation>Holidays entered</translation>
        </message>
        <message>
            <source>第 {week} 周</source>
            <translation>Week {week}</translation>
        </message>
        <message>
            <source>{month}月{day}日 {weekday}</source>
            <translation>{weekday} {month}/{day}</translation>
        </message>
        <message>
            <source>{year}年{month}月</source>
            <translation>{month}/{year}</translation>
        </message>
        <message>
            <source>{year}年{month}月{day}日 – {until}日</source>
            <translation>{month}/{day} – {until}, {year}</translation>
        </message>
        <message>
            <source>{year}年{month}月{day}日 – {until_month}月{until}日</source>
            <translation>{month}/{day} – {until_month}/{until}, {year}</translation>
        </message>
        <message>
            <source>冲突</source>
            <translation>Conflict</translation>
        </message>
        <message>
            <source>超 {count}</source>
            <translation>over by {count}</translation>
        </message>
        <message>
            <source>爽约 {count}</source>
            <translation>{count} no-show</translation>
        </message>
        <message>
            <source>降至 {count}</source>
            <translation>to {count}</translation>
        </message>
        <message>
            <source>，</source>
            <translation>, </translation>
        </message>
        <message>
            <source>已约 {booked}，容量 {capacity}，余 {left}</source>
            <translation>{booked} booked, capacity {capacity}, {left} left</translation>
        </message>
        <message>
            <source>尚未应用</source>
            <translation>not applied yet</translation>
        </message>
        <message>
            <source>已过</source>
            <translation>Past</translation>
        </message>
    </context>
    <context>
        <name>CalendarImpact</name>
        <message>
            <source>留在原时段</source>
            <translation>Keep in place</translation>
        </message>
        <message>
            <source>确定</source>
            <translation>OK</translation>
        </message>
        <message>
            <source>换个时间</source>
            <translation>Another time</translation>
        </message>
        <message>
            <source>还有 {count} 人没有改成，请为他们另选时间。</source>
            <translation>{count} people are not moved yet: choose another time for them.</translation>
        </message>
        <message>
            <source>全部改好了，通知已放入待发。</source>
            <translation>Everybody is moved; their notices are waiting to be sent.</translation>
        </message>
        <message>
            <source>显示完整电话</source>
            <translation>Show full phones</translation>
        </message>
        <message>
            <source>查看记录在案，请写明用途。</source>
            <translation>The look is logged. Say what it is for.</translation>
        </message>
        <message>
            <source>显示</source>
            <translation>Show</translation>
        </message>
        <message>
            <source>改约前电话告知</source>
            <translation>To tell them by phone before moving</translation>
        </message>
        <message>
            <source>改约名单</source>
            <translation>People to move</translation>
        </message>
        <message>
            <source>导出名单</source>
            <translation>Export list</translation>
        </message>
        <message>
            <source>已导出到 {path}</source>
            <translation>Exported to {path}</translation>
        </message>
        <message>
            <source>文件写不进去：{why}</source>
            <translation>The file can't be written: {why}</translation>
        </message>
    </context>
    <context>
        <name>CalendarPeople</name>
        <message>
            <source>{count} 格</source>
            <translation>{count} cells</translation>
        </message>
        <message>
            <source>{count} 天</source>
            <translation>{count} days</translation>
        </message>
        <message>
            <source>已签批超额 {count}，至 {until}</source>
            <translation>{count} over by signature, until {until}</translation>
        </message>
        <message>
            <source>已拿起 {name}：方向键选时段，Ctrl+V 放下，Esc 放弃</source>
            <translation>Carrying {name}: arrows choose a slot, Ctrl+V puts down, Esc gives up</translation>
        </message>
        <message>
            <source>这里没有空位。</source>
            <translation>There is no free place here.</translation>
        </message>
        <message>
            <source>{name} 已改约，通知已放入待发</source>
            <translation>{name} is moved; the notice is waiting to be sent</translation>
        </message>
        <message>
            <source>请先在名单里选一个人（P）。</source>
            <translation>Choose somebody in the list first (P).</translation>
        </message>
        <message>
            <source>另找时间</source>
            <translation>Find another time</translation>
        </message>
        <message>
            <source>取消 {name} 的预约</source>
            <translation>Cancel the booking of {name}</translation>
        </message>
        <message>
            <source>取消预约</source>
            <translation>Cancel booking</translation>
        </message>
        <message>
            <source>请先选一个有空位的时段。</source>
            <translation>Choose a slot with a free place first.</translation>
        </message>
        <message>
            <source>已预约</source>
            <translation>Booked</translation>
        </message>
        <message>
            <source>最近的空位：{slots}</source>
            <translation>Nearest free: {slots}</translation>
        </message>
        <message>
            <source>；</source>
            <translation>; </translation>
        </message>
    </context>
    <context>
        <name>CalendarPresenter</name>
        <message>
            <source>重试</source>
            <translation>Retry</translation>
        </message>
        <message>
            <source>草稿还没有应用，请先应用或放弃。</source>
            <translation>The draft is not applied yet: apply or discard it first.</translation>
        </message>
        <message>
            <source>已同步 {at}</source>
            <translation>Synced {at}</translation>
        </message>
        <message>
            <source>超过 15 秒没有新数据，显示的可能已过时；恢复之前不能应用改动。</source>
            <translation>Nothing new for over 15 seconds; this may be old. Changes can't be applied until it is back.</translation>
        </message>
        <message>
            <source>正在核对全部预约</source>
            <translation>Checking all bookings</translation>
        </message>
        <message>
            <source>预约与名额一致：{slots} 个时段、{bookings} 个预约，{at} 核对</source>
            <translation>Bookings and places agree: {slots} slots, {bookings} bookings, checked {at}</translation>
        </message>
        <message>
            <source>有 {faults} 处不一致：{slots} 个时段、{bookings} 个预约，{at} 核对</source>
            <translation>{faults} faults in {slots} slots and {bookings} bookings, checked {at}</translation>
        </message>
        <message>
            <source>再核对</source>
            <translation>Check again</translation>
        </message>
    </context>
    <context>
        <name>CalendarShaping</name>
        <message>
            <source>请到周或日视图里改容量；整天停约可在月视图里按 X。</source>
            <translation>Change capacity in the week or day; in the month X closes whole days.</translation>
        </message>
        <message>
            <source>已过的时段不能再改。</source>
            <translation>What has passed can't be changed.</translation>
        </message>
        <message>
            <source>开放 {count} 格</source>
            <translation>Open {count} cells</translation>
        </message>
        <message>
            <source>待公布的日子一天一天开放，请只选一天。</source>
            <translation>Unpublished days are opened one at a time: choose one.</translation>
        </message>
        <message>
            <source>开放 {day}</source>
            <translation>Open {day}</translation>
        </message>
        <message>
            <source>国务院的放假通知还没有公布。写明为什么先开放这一天；通知公布后会再核对。</source>
            <translation>The State Council's notice is not published. Say why this day opens before it; it is checked again when the notice comes.</translation>
        </message>
        <message>
            <source>开放这一天</source>
            <translation>Open this day</translation>
        </message>
        <message>
            <source>停约</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>写明原因，同事在日历里看得到。已约的人不会被取消，应用前会先列出名单。</source>
            <translation>Say why; colleagues see it in the calendar. Nobody is cancelled: the people booked are listed before it is applied.</translation>
        </message>
        <message>
            <source>放入草稿</source>
            <translation>Into the draft</translation>
        </message>
        <message>
            <source>整天 {count} 天</source>
            <translation>{count} whole days</translation>
        </message>
        <message>
            <source>停约 {count} 格</source>
            <translation>{count} closed</translation>
        </message>
        <message>
            <source>新开放 {count} 格</source>
            <translation>{count} opened</translation>
        </message>
        <message>
            <source>改容量 {count} 格</source>
            <translation>{count} capacities</translation>
        </message>
        <message>
            <source>，</source>
            <translation>, </translation>
        </message>
        <message>
            <source>没有可以撤销的改动。</source>
            <translation>Nothing to undo.</translation>
        </message>
        <message>
            <source>已撤销，{count} 个时段恢复原样</source>
            <translation>Undone: {count} slots are as before</translation>
        </message>
        <message>
            <source>；</source>
            <translation>; </translation>
        </message>
        <message>
            <source>已应用：{count} 个时段，Ctrl+Z 撤销</source>
            <translation>Applied: {count} slots, Ctrl+Z undoes</translation>
        </message>
        <message>
            <source>{count} 格已被别人改动，已标出；其余仍在草稿里。改一改标出的格，或放弃它们再应用。</source>
            <translation>{count} cells were changed by somebody else and are marked; the rest is still a draft. Edit or discard the marked ones, then apply.</translation>
        </message>
        <message>
            <source>请选一个窗口的一格再签批超额。</source>
            <translation>Choose one cell of one counter to sign an allowance.</translation>
        </message>
        <message>
            <source>超额已签批，Ctrl+Z 撤销</source>
            <translation>Allowance signed, Ctrl+Z undoes</translation>
        </message>
    </context>
    <context>
        <name>CalendarTools</name>
        <message>
            <source>新建服务大厅</source>
            <translation>New site</translation>
        </message>
        <message>
            <source>名称</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>新建</source>
            <translation>Create</translation>
        </message>
        <message>
            <source>{number} 号窗口</source>
            <translation>Counter {number}</translation>
        </message>
        <message>
            <source>新建窗口</source>
            <translation>New counter</translation>
        </message>
        <message>
            <source>模板已保存</source>
            <translation>Template saved</translation>
        </message>
        <message>
            <source>读入 JSON</source>
            <translation>Read JSON</translation>
        </message>
        <message>
            <source>{year} 年放假通知已录入</source>
            <translation>Holidays of {year} entered</translation>
        </message>
        <message>
            <source>放号设置已保存</source>
            <translation>Settings saved</translation>
        </message>
        <message>
            <source>预约统计</source>
            <translation>Booking numbers</translation>
        </message>
        <message>
            <source>预约日历</source>
            <translation>Booking calendar</translation>
        </message>
        <message>
            <source>已约 {booked}/{capacity}</source>
            <translation>{booked}/{capacity} booked</translation>
        </message>
        <message>
            <source>停约</source>
            <translation>Closed</translation>
        </message>
        <message>
            <source>已导出到 {path}</source>
            <translation>Exported to {path}</translation>
        </message>
        <message>
            <source>文件写不进去：{why}</source>
            <translation>The file can't be written: {why}</translation>
        </message>
    </context>
    <context>
        <name>CalendarView</name>
        <message>
            <source>今天</source>
            <translation>Today</translation>
        </message>
        <message>
            <source>往前</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>往后</source>
            <translation>Forward</translation>
        </message>
        <message>
            <source>日视图</source>
            <translation>Day view</translation>
        </message>
        <message>
            <source>周视图</source>
            <translation>Week view</translation>
        </message>
        <message>
            <source>月视图</source>
            <translation>Month view</translation>
        </message>
        <message>
            <source>分窗口</source>
            <translation>Split</translation>
        </message>
        <message>
            <source>换着色</source>
            <translation>Next measure</translation>
        </message>
        <message>
            <source>到 13 周条</source>
            <translation>To the 13 weeks</translation>
        </message>
        <message>
            <source>刷新</source>
            <translation>Refresh</translation>
        </message>
        <message>
            <source>核对全部预约</source>
            <translation>Check all bookings</translation>
        </message>
        <message>
            <source>统计</source>
            <translation>Numbers</translation>
        </message>
        <message>
            <source>改动记录</source>
            <translation>Changes</translation>
        </message>
        <message>
            <source>到名单</source>
            <translation>To the people</translation>
        </message>
        <message>
            <source>代约</source>
            <translation>Book</translation>
        </message>
        <message>
            <source>改约</source>
            <translation>Move</translation>
        </message>
        <message>
            <source>拿起此人</source>
            <translation>Pick up person</translation>
        </message>
        <message>
            <source>此人早一格</source>
            <translation>Person an hour earlier</translation>
        </message>
        <message>
            <source>此人晚一格</source>
            <translation>Person an hour later</translation>
        </message>
        <message>
            <source>此人早一天</source>
            <translation>Person a day earlier</translation>
        </message>
        <message>
            <source>此人晚一天</source>
            <translation>Person a day later</translation>
        </message>
        <message>
            <source>放下此人，或粘贴容量</source>
            <translation>Put person down, or paste capacity</translation>
        </message>
        <message>
            <source>取消此人预约</source>
            <translation>Cancel this booking</translation>
        </message>
        <message>
            <source>选择</source>
            <translation>Select</translation>
        </message>
        <message>
            <source>画容量</source>
            <translation>Paint</translation>
        </message>
        <message>
            <source>画停约</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>开放</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>减 1</source>
            <translation>One fewer</translation>
        </message>
        <message>
            <source>加 1</source>
            <translation>One more</translation>
        </message>
        <message>
            <source>停约</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>恢复</source>
            <translation>Reopen</translation>
        </message>
        <message>
            <source>复制容量</source>
            <translation>Copy capacity</translation>
        </message>
        <message>
            <source>签批超额</source>
            <translation>Sign an allowance</translation>
        </message>
        <message>
            <source>预览影响</source>
            <translation>Impact</translation>
        </message>
        <message>
            <source>应用</source>
            <translation>Apply</translation>
        </message>
        <message>
            <source>放弃</source>
            <translation>Discard</translation>
        </message>
        <message>
            <source>撤销</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>重做</source>
            <translation>Redo</translation>
        </message>
        <message>
            <source>周模板</source>
            <translation>Weekly templates</translation>
        </message>
        <message>
            <source>节假日</source>
            <translation>Holidays</translation>
        </message>
        <message>
            <source>放号设置</source>
            <translation>Release settings</translation>
        </message>
        <message>
            <source>选整天</source>
            <translation>Select the day</translation>
        </message>
        <message>
            <source>选整行</source>
            <translation>Select the row</translation>
        </message>
        <message>
            <source>看说明</source>
            <translation>Peek</translation>
        </message>
        <message>
            <source>打开</source>
            <translation>Open</translation>
        </message>
        <message>
            <source>放下，回到单格</source>
            <translation>Let go, one cell</translation>
        </message>
        <message>
            <source>移动</source>
            <translation>Move</translation>
        </message>
        <message>
            <source>扩大选区</source>
            <translation>Extend selection</translation>
        </message>
        <message>
            <source>行首行尾，最前最后</source>
            <translation>Ends of row and grid</translation>
        </message>
        <message>
            <source>半天</source>
            <translation>Half a day</translation>
        </message>
        <message>
            <source>改容量（数字，回车确定）</source>
            <translation>Capacity (digits, Enter)</translation>
        </message>
        <message>
            <source>预约：去哪里</source>
            <translation>Calendar: getting around</translation>
        </message>
        <message>
            <source>预约：开放与容量</source>
            <translation>Calendar: opening and capacity</translation>
        </message>
        <message>
            <source>预约：名单</source>
            <translation>Calendar: people</translation>
        </message>
        <message>
            <source>先建立服务大厅和窗口，再按周模板开放时段。</source>
            <translation>Create a site and its counters, then open slots by weekly templates.</translation>
        </message>
        <message>
            <source>新建服务大厅</source>
            <translation>New site</translation>
        </message>
        <message>
            <source>还没有服务大厅</source>
            <translation>No site yet</translation>
        </message>
        <message>
            <source>全部窗口（{count}）</source>
            <translation>All counters ({count})</translation>
        </message>
        <message>
            <source>{count} 格，每格的容量</source>
            <translation>{count} cells, capacity of each</translation>
        </message>
        <message>
            <source>容量</source>
            <translation>Capacity</translation>
        </message>
        <message>
            <source>新建窗口</source>
            <translation>New counter</translation>
        </message>
        <message>
            <source>预约</source>
            <translation>Calendar</translation>
        </message>
        <message>
            <source>预约日历</source>
            <translation>Booking calendar</translation>
        </message>
        <message>
            <source>服务大厅</source>
            <translation>Site</translation>
        </message>
        <message>
            <source>窗口</source>
            <translation>Counter</translation>
        </message>
        <message>
            <source>更多</source>
            <translation>More</translation>
        </message>
        <message>
            <source>选区</source>
            <translation>Select</translation>
        </message>
        <message>
            <source>增减</source>
            <translation>Fewer, more</translation>
        </message>
        <message>
            <source>全部按键</source>
            <translation>All keys</translation>
        </message>
    </context>
    <context>
        <name>CapacityCard</name>
        <message>
            <source>容量</source>
            <translation>Capacity</translation>
        </message>
        <message>
            <source>公众名额</source>
            <translation>Public share</translation>
        </message>
        <message>
            <source>用途</source>
            <translation>For</translation>
        </message>
        <message>
            <source>确定</source>
            <translation>OK</translation>
        </message>
    </context>
    <context>
        <name>CapacityClipboard</name>
        <message>
            <source>已复制 {count} 个时段的容量，到目标按 Ctrl+V</source>
            <translation>Capacity of {count} slots copied; Ctrl+V at the target</translation>
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
        <name>ChangesDialog</name>
        <message>
            <source>改动记录</source>
            <translation>Changes</translation>
        </message>
        <message>
            <source>每次应用是一组，可整组撤销；已改约的人留在新时段。</source>
            <translation>Each act can be undone as a whole; people already moved stay where they are.</translation>
        </message>
        <message>
            <source>改约名单</source>
            <translation>People to move</translation>
        </message>
        <message>
            <source>关闭</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>撤销这一组</source>
            <translation>Undo this act</translation>
        </message>
        <message>
            <source>{count} 个时段</source>
            <translation>{count} slots</translation>
        </message>
        <message>
            <source>影响 {count} 人</source>
            <translation>{count} people hit</translation>
        </message>
        <message>
            <source>待改约 {count} 人</source>
            <translation>{count} to move</translation>
        </message>
        <message>
            <source>已由 {by} 撤销</source>
            <translation>undone by {by}</translation>
        </message>
    </context>
    <context>
        <name>Counter</name>
        <message>
            <source>全部窗口</source>
            <translation>All counters</translation>
        </message>
        <message>
            <source>{act} {who}：{sentence}</source>
            <translation>{act} {who}: {sentence}</translation>
        </message>
        <message>
            <source>已恢复：{taken} 项已上报，{refused} 项被退回。</source>
            <translation>Connected again: {taken} marks sent, {refused} refused.</translation>
        </message>
        <message>
            <source>已恢复：{taken} 项已上报。</source>
            <translation>Connected again: {taken} marks sent.</translation>
        </message>
        <message>
            <source>本机磁盘写不进去，标记只在内存里；请尽快清理磁盘。</source>
            <translation>This PC’s disk can’t be written; marks are in memory only. Please free some space soon.</translation>
        </message>
        <message>
            <source>重试</source>
            <translation>Retry</translation>
        </message>
        <message>
            <source>{name} 的预审尚未通过</source>
            <translation>{name}: the pre-review is not passed</translation>
        </message>
        <message>
            <source>可以签到并现场审核；来不及的话，请免费改约到别的时间。</source>
            <translation>Check in and review on the spot, or move the visit to another time, free of charge.</translation>
        </message>
        <message>
            <source>签到，现场审核</source>
            <translation>Check in, review now</translation>
        </message>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>免费改约</source>
            <translation>Move, free</translation>
        </message>
        <message>
            <source>请先选择我的窗口（F9），叫号屏要显示到几号窗口。</source>
            <translation>Choose your counter first (F9): the display says where to go.</translation>
        </message>
        <message>
            <source>{name} 记为爽约？</source>
            <translation>Mark {name} as a no-show?</translation>
        </message>
        <message>
            <source>名额立即放出，可以给现场来的人；今天结束前都可以撤销，只要名额还空着。</source>
            <translation>The place is free at once, also for walk-ins. It can be undone until the day is closed, while the place is still free.</translation>
        </message>
        <message>
            <source>记为爽约</source>
            <translation>Mark no-show</translation>
        </message>
        <message>
            <source>撤销 {name} 的签到？</source>
            <translation>Undo the check-in of {name}?</translation>
        </message>
        <message>
            <source>已叫号：号码 {number} 一并作废。只是叫错窗口的话，按 F3 重新叫号即可。</source>
            <translation>Already called: number {number} goes with it. If only the counter was wrong, press F3 to call again.</translation>
        </message>
        <message>
            <source>撤销签到</source>
            <translation>Undo check-in</translation>
        </message>
        <message>
            <source>返回</source>
            <translation>Back</translation>
        </message>
        <message>
            <source>{number} 不办了？</source>
            <translation>{number} has left?</translation>
        </message>
        <message>
            <source>从候办名单里拿掉。</source>
            <translation>Takes the number off the waiting list.</translation>
        </message>
        <message>
            <source>拿掉</source>
            <translation>Take off</translation>
        </message>
        <message>
            <source>{name} 今天来不了？</source>
            <translation>{name} can’t come today?</translation>
        </message>
        <message>
            <source>名额立即放出，记一次当日取消；申请人可以重新预约。</source>
            <translation>The place is free at once and it counts as a late cancellation; the applicant may book again.</translation>
        </message>
        <message>
            <source>取消今天的预约</source>
            <translation>Cancel today’s booking</translation>
        </message>
        <message>
            <source>{name} 的名额已放出</source>
            <translation>The place of {name} is free again</translation>
        </message>
        <message>
            <source>已办 {served} 人，爽约 {gone} 人。还没来的 {expected} 人将记为爽约；结束后标记不能再改。</source>
            <translation>{served} served, {gone} no-shows. The {expected} still expected become no-shows; marks are final once the day is closed.</translation>
        </message>
        <message>
            <source>{count} 个没有排上位的号码作废。</source>
            <translation>{count} numbers without a place expire.</translation>
        </message>
        <message>
            <source>还有 {count} 人在等，请先办结或撤销签到。</source>
            <translation>{count} are still here: serve them or undo their check-in first.</translation>
        </message>
        <message>
            <source>结束今天？</source>
            <translation>Close the day?</translation>
        </message>
        <message>
            <source>结束今天</source>
            <translation>Close the day</translation>
        </message>
        <message>
            <source>今天已结束：已办 {served} 人，爽约 {no_shows} 人</source>
            <translation>Day closed: {served} served, {no_shows} no-shows</translation>
        </message>
        <message>
            <source>改约 {name}</source>
            <translation>Move {name}</translation>
        </message>
        <message>
            <source>现在是 {time}，改约不收费。</source>
            <translation>Now at {time}; moving is free.</translation>
        </message>
        <message>
            <source>改到这里</source>
            <translation>Move here</translation>
        </message>
        <message>
            <source>{name} 改到 {place}</source>
            <translation>{name}: {place}</translation>
        </message>
        <message>
            <source>现场取号</source>
            <translation>Walk-in</translation>
        </message>
        <message>
            <source>找到案件，或只登记姓名。立即给号；有空位就排入最近的时段，绝不超出名额。</source>
            <translation>Find the case, or take a name. The number comes at once; the place is the nearest free one, never above capacity.</translation>
        </message>
        <message>
            <source>给号</source>
            <translation>Give a number</translation>
        </message>
        <message>
            <source>连不上办公数据，找不到案件；可以先只登记姓名，恢复后再关联。</source>
            <translation>The office can’t be reached, so no case is found; take the name now and link the case later.</translation>
        </message>
        <message>
            <source>现在没有空位：先给号候办，有人爽约或取消时再排入。</source>
            <translation>No place is free now: the number waits until somebody cancels or doesn’t come.</translation>
        </message>
        <message>
            <source>最近的空位：{places}</source>
            <translation>Nearest free places: {places}</translation>
        </message>
        <message>
            <source>{name} 的号码是 {number}</source>
            <translation>{name} has number {number}</translation>
        </message>
        <message>
            <source>{number} {name} 是哪一件？</source>
            <translation>Which case is {number} {name}?</translation>
        </message>
        <message>
            <source>关联并排位</source>
            <translation>Link and place</translation>
        </message>
        <message>
            <source>{number} 还没有空位，继续候办</source>
            <translation>No place for {number} yet; still waiting</translation>
        </message>
        <message>
            <source>{number} 排入 {time}</source>
            <translation>{number} placed at {time}</translation>
        </message>
        <message>
            <source>代约</source>
            <translation>Book by phone</translation>
        </message>
        <message>
            <source>为来电的申请人预约、改约或取消。</source>
            <translation>Book, move or cancel for an applicant on the phone.</translation>
        </message>
        <message>
            <source>选时间</source>
            <translation>Choose a time</translation>
        </message>
        <message>
            <source>{case_no} · 还没有预约</source>
            <translation>{case_no} · no booking yet</translation>
        </message>
        <message>
            <source>预约 {name}</source>
            <translation>Book for {name}</translation>
        </message>
        <message>
            <source>约在这里</source>
            <translation>Book here</translation>
        </message>
        <message>
            <source>{case_no} · 已约 {day} {weekday} {time}</source>
            <translation>{case_no} · booked {day} {weekday} {time}</translation>
        </message>
        <message>
            <source>取消预约</source>
            <translation>Cancel booking</translation>
        </message>
        <message>
            <source>今天的预约，记一次当日取消。</source>
            <translation>A booking of today: counts as a late cancellation.</translation>
        </message>
        <message>
            <source>原因会告知申请人。</source>
            <translation>The applicant is told the reason.</translation>
        </message>
        <message>
            <source>取消 {name} 的预约？</source>
            <translation>Cancel the booking of {name}?</translation>
        </message>
        <message>
            <source>现场核验</source>
            <translation>Review</translation>
        </message>
        <message>
            <source>没有扫描件，只看原件。</source>
            <translation>There is no scan; look at the original alone.</translation>
        </message>
        <message>
            <source>没有扫描件</source>
            <translation>No scan</translation>
        </message>
        <message>
            <source>{name} 复审通过</source>
            <translation>{name}: on-site review passed</translation>
        </message>
        <message>
            <source>退回补正：{name}</source>
            <translation>Correction needed: {name}</translation>
        </message>
        <message>
            <source>发出一份补正通知，案件转入待补交；补交并审过后再约复审。</source>
            <translation>Sends one correction notice; the case waits for uploads and is booked again once they are reviewed.</translation>
        </message>
        <message>
            <source>发出一份补正通知，请申请人带原件再来；接着就可以约时间。</source>
            <translation>Sends one correction notice asking for the originals; the next visit can be booked right away.</translation>
        </message>
        <message>
            <source>还有 {count} 份原件没有核对。</source>
            <translation>{count} originals are not checked yet.</translation>
        </message>
        <message>
            <source>带原件再来</source>
            <translation>Bring original</translation>
        </message>
        <message>
            <source>重新上传</source>
            <translation>Upload again</translation>
        </message>
        <message>
            <source>发出通知</source>
            <translation>Send the notice</translation>
        </message>
        <message>
            <source>补正通知已发出</source>
            <translation>Correction notice sent</translation>
        </message>
        <message>
            <source>打印日单</source>
            <translation>Day sheet</translation>
        </message>
        <message>
            <source>{count} 人。每页都有打印人和时间；含个人信息，用后请销毁。</source>
            <translation>{count} people. Every page says who printed it and when. It holds personal data: destroy it after use.</translation>
        </message>
        <message>
            <source>打印</source>
            <translation>Print</translation>
        </message>
        <message>
            <source>存为 PDF</source>
            <translation>Save as PDF</translation>
        </message>
        <message>
            <source>日单已存好，{pages} 页</source>
            <translation>Day sheet saved, {pages} pages</translation>
        </message>
        <message>
            <source>日单没有存成：写不进这个位置。</source>
            <translation>The day sheet was not saved: this place can’t be written.</translation>
        </message>
        <message>
            <source>代约、改约或取消预约</source>
            <translation>Book, move or cancel</translation>
        </message>
        <message>
            <source>请审核员现场审核；窗口人员在这里只能查看。</source>
            <translation>A reviewer has to review this on the spot; counter staff can only look here.</translation>
        </message>
        <message>
            <source>今天的名单里没有「{text}」。现场来的人按 F6 取号。</source>
            <translation>“{text}” is not on today’s list. For somebody without a booking press F6.</translation>
        </message>
        <message>
            <source>签到</source>
            <translation>Check in</translation>
        </message>
        <message>
            <source>叫号</source>
            <translation>Call</translation>
        </message>
        <message>
            <source>办结</source>
            <translation>Served</translation>
        </message>
        <message>
            <source>爽约</source>
            <translation>No-show</translation>
        </message>
        <message>
            <source>改约</source>
            <translation>Move</translation>
        </message>
        <message>
            <source>来不了</source>
            <translation>Can’t come</translation>
        </message>
        <message>
            <source>核验</source>
            <translation>Review</translation>
        </message>
        <message>
            <source>打开案件</source>
            <translation>Case</translation>
        </message>
        <message>
            <source>撤销标记</source>
            <translation>Undo</translation>
        </message>
        <message>
            <source>选择我的窗口</source>
            <translation>Choose my counter</translation>
        </message>
        <message>
            <source>叫号屏</source>
            <translation>Call display</translation>
        </message>
        <message>
            <source>待上报与被退回的标记</source>
            <translation>Marks waiting or refused</translation>
        </message>
        <message>
            <source>显示全部</source>
            <translation>Show all</translation>
        </message>
        <message>
            <source>重新读取</source>
            <translation>Read again</translation>
        </message>
        <message>
            <source>时段</source>
            <translation>Slot</translation>
        </message>
        <message>
            <source>号码</source>
            <translation>Number</translation>
        </message>
        <message>
            <source>姓名</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>证件尾号</source>
            <translation>ID last 4</translation>
        </message>
        <message>
            <source>办理编号</source>
            <translation>Case no.</translation>
        </message>
        <message>
            <source>业务类型</source>
            <translation>Business type</translation>
        </message>
        <message>
            <source>状态</source>
            <translation>State</translation>
        </message>
        <message>
            <source>等候</source>
            <translation>Waiting</translation>
        </message>
        <message>
            <source>窗口</source>
            <translation>Counter</translation>
        </message>
        <message>
            <source>提示</source>
            <translation>Notes</translation>
        </message>
        <message>
            <source>窗口日单</source>
            <translation>Day sheet</translation>
        </message>
        <message>
            <source>{day} · 共 {count} 人</source>
            <translation>{day} · {count} people</translation>
        </message>
        <message>
            <source>尾号</source>
            <translation>Last 4</translation>
        </message>
        <message>
            <source>提示与签名</source>
            <translation>Notes, signature</translation>
        </message>
        <message>
            <source>第 {page} 页，共 {pages} 页</source>
            <translation>Page {page} of {pages}</translation>
        </message>
        <message>
            <source>{name} 打印于 {time} · 含个人信息，用后销毁</source>
            <translation>Printed by {name} at {time} · personal data, destroy after use</translation>
        </message>
        <message>
            <source>请 {number} 号到 {counter}</source>
            <translation>Number {number} to {counter}</translation>
        </message>
        <message>
            <source>请留意叫号</source>
            <translation>Please wait for your number</translation>
        </message>
        <message>
            <source>请到 {counter}</source>
            <translation>Please go to {counter}</translation>
        </message>
        <message>
            <source>候办 {count} 人</source>
            <translation>{count} waiting</translation>
        </message>
        <message>
            <source>地点</source>
            <translation>Site</translation>
        </message>
        <message>
            <source>显示</source>
            <translation>Showing</translation>
        </message>
        <message>
            <source>我的窗口</source>
            <translation>My counter</translation>
        </message>
        <message>
            <source>未选</source>
            <translation>none</translation>
        </message>
        <message>
            <source>扫码，或输入姓名、手机、证件尾号</source>
            <translation>Scan, or type a name, phone, last four</translation>
        </message>
        <message>
            <source>扫码与搜索</source>
            <translation>Scan and search</translation>
        </message>
        <message>
            <source>不必核</source>
            <translation>Not needed</translation>
        </message>
        <message>
            <source>{name} · {time}</source>
            <translation>{name} · {time}</translation>
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
            <source>原件与扫描件</source>
            <translation>Original and scan</translation>
        </message>
        <message>
            <source>怎样补正</source>
            <translation>How to correct it</translation>
        </message>
        <message>
            <source>补正通知将写明</source>
            <translation>The notice will say</translation>
        </message>
        <message>
            <source>写明哪里不一致、请带什么（按 T 输入）</source>
            <translation>Say what differs or what to bring (press T)</translation>
        </message>
        <message>
            <source>说明</source>
            <translation>Note</translation>
        </message>
        <message>
            <source>原件一致，下一份</source>
            <translation>Original matches, next</translation>
        </message>
        <message>
            <source>原件不一致</source>
            <translation>Original differs</translation>
        </message>
        <message>
            <source>未带原件</source>
            <translation>Original missing</translation>
        </message>
        <message>
            <source>撤销这一项</source>
            <translation>Take this tick back</translation>
        </message>
        <message>
            <source>写说明</source>
            <translation>Write a note</translation>
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
            <source>复审通过或退回补正</source>
            <translation>Pass, or send back</translation>
        </message>
        <message>
            <source>撤回今天的结果</source>
            <translation>Take today’s result back</translation>
        </message>
        <message>
            <source>预约或改约</source>
            <translation>Book or move</translation>
        </message>
        <message>
            <source>返回窗口</source>
            <translation>Back to the counter</translation>
        </message>
        <message>
            <source>容缺未补：{names}</source>
            <translation>Deferred, still missing: {names}</translation>
        </message>
        <message>
            <source>请携带原件到场核对。</source>
            <translation>Please bring the original.</translation>
        </message>
        <message>
            <source>请按原件重新上传。</source>
            <translation>Please upload it again from the original.</translation>
        </message>
        <message>
            <source>先写明哪里不一致，再按 D。</source>
            <translation>Say first what differs, then press D.</translation>
        </message>
        <message>
            <source>容缺的材料还没有补齐，现场不能通过：{names}。</source>
            <translation>Deferred materials are still missing, so it can’t pass: {names}.</translation>
        </message>
        <message>
            <source>退回补正</source>
            <translation>Send back</translation>
        </message>
        <message>
            <source>复审通过</source>
            <translation>Pass</translation>
        </message>
        <message>
            <source>带原件</source>
            <translation>Bring</translation>
        </message>
        <message>
            <source>重传</source>
            <translation>Upload</translation>
        </message>
        <message>
            <source>复审已有结果，这里只能查看</source>
            <translation>The review has its result; this is for reading</translation>
        </message>
        <message>
            <source>{count} 份要补正：Ctrl+Enter 查看通知</source>
            <translation>{count} to correct: Ctrl+Enter shows the notice</translation>
        </message>
        <message>
            <source>还有 {count} 份待核</source>
            <translation>{count} to check</translation>
        </message>
        <message>
            <source>已核完：Ctrl+Enter 复审通过</source>
            <translation>All checked: Ctrl+Enter passes</translation>
        </message>
        <message>
            <source>核对原件</source>
            <translation>Originals</translation>
        </message>
        <message>
            <source>一致</source>
            <translation>Matches</translation>
        </message>
        <message>
            <source>不一致</source>
            <translation>Differs</translation>
        </message>
        <message>
            <source>未带</source>
            <translation>Missing</translation>
        </message>
        <message>
            <source>上下</source>
            <translation>Up, down</translation>
        </message>
        <message>
            <source>全部按键</source>
            <translation>All keys</translation>
        </message>
        <message>
            <source>待核</source>
            <translation>To check</translation>
        </message>
        <message>
            <source>已约 {booked}/{capacity}</source>
            <translation>{booked}/{capacity} booked</translation>
        </message>
        <message>
            <source>{time} 到场</source>
            <translation>here at {time}</translation>
        </message>
        <message>
            <source>{time} 叫号 {counter}</source>
            <translation>called {time} {counter}</translation>
        </message>
        <message>
            <source>等候 {time}</source>
            <translation>waited {time}</translation>
        </message>
        <message>
            <source>签到后可现场审核，或免费改约。</source>
            <translation>Check in and review on the spot, or move it free of charge.</translation>
        </message>
        <message>
            <source>未补齐前现场不能通过。</source>
            <translation>On-site review can’t pass before it is there.</translation>
        </message>
        <message>
            <source>标记已存在本机，办公数据恢复后自动上报。</source>
            <translation>Kept on this PC; sent by itself when the office answers again.</translation>
        </message>
        <message>
            <source>当前办理人</source>
            <translation>Person in hand</translation>
        </message>
        <message>
            <source>全天分布</source>
            <translation>The day</translation>
        </message>
        <message>
            <source>还没有选人</source>
            <translation>Nobody chosen</translation>
        </message>
        <message>
            <source>扫描办理编号或预约码，或用上下键选择。</source>
            <translation>Scan a case number or booking code, or choose with the arrow keys.</translation>
        </message>
        <message>
            <source>输入办理编号、姓名、手机或证件尾号</source>
            <translation>Type a case number, name, phone or last four</translation>
        </message>
        <message>
            <source>没有案件，只登记姓名：{name}</source>
            <translation>No case, take the name only: {name}</translation>
        </message>
        <message>
            <source>找人</source>
            <translation>Find a person</translation>
        </message>
        <message>
            <source>办理编号、姓名、手机、证件尾号</source>
            <translation>Case number, name, phone, last four</translation>
        </message>
        <message>
            <source>余 {left}</source>
            <translation>{left} left</translation>
        </message>
        <message>
            <source>{day} {weekday} {time} {counter}</source>
            <translation>{day} {weekday} {time} {counter}</translation>
        </message>
        <message>
            <source>正在查找空位</source>
            <translation>Looking for free places</translation>
        </message>
        <message>
            <source>原因（可不填），会告知申请人</source>
            <translation>Reason (optional); the applicant is told</translation>
        </message>
        <message>
            <source>原因</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>没有空位</source>
            <translation>No free place</translation>
        </message>
        <message>
            <source>没有待上报的标记，也没有被退回的。</source>
            <translation>No marks are waiting and none was refused.</translation>
        </message>
        <message>
            <source>由 {name} 标记，等其本人登录，或由您上报。</source>
            <translation>Marked by {name}: waits for them to sign in, or send it yourself.</translation>
        </message>
        <message>
            <source>待上报，办公数据恢复后自动进行。</source>
            <translation>Waits; sent by itself when the office answers again.</translation>
        </message>
        <message>
            <source>被退回的标记请当面核实后处理：再报一次，或改用别的办法后记为已处理。</source>
            <translation>Check refused marks with the person: send once more, or settle it another way and mark it as settled.</translation>
        </message>
        <message>
            <source>再报一次</source>
            <translation>Send again</translation>
        </message>
        <message>
            <source>记为已处理</source>
            <translation>Settled</translation>
        </message>
        <message>
            <source>{time} 已约 {booked}/{capacity}，到场 {arrived}，已办 {served}</source>
            <translation>{time}: {booked}/{capacity} booked, {arrived} here, {served} served</translation>
        </message>
        <message>
            <source>还没有服务地点</source>
            <translation>No site yet</translation>
        </message>
        <message>
            <source>由主管在预约日历里建立地点和窗口后，这里显示当天的名单。</source>
            <translation>Once a supervisor has set up a site and its counters in the calendar, the day’s list is shown here.</translation>
        </message>
        <message>
            <source>{count} 项标记需要处理。</source>
            <translation>{count} marks need you.</translation>
        </message>
        <message>
            <source>查看</source>
            <translation>Show</translation>
        </message>
        <message>
            <source>连不上办公数据：签到、叫号、办结、爽约照常进行，标记先存在本机（{count} 项待上报）。</source>
            <translation>The office can’t be reached. Check-in, call, serve and no-show go on; marks are kept on this PC ({count} waiting).</translation>
        </message>
        <message>
            <source>有 {count} 人符合，请用上下键选定后再按 Enter。</source>
            <translation>{count} match: choose with the arrow keys, then press Enter.</translation>
        </message>
        <message>
            <source>正在读取今天的名单</source>
            <translation>Reading today’s list</translation>
        </message>
        <message>
            <source>没有符合的人</source>
            <translation>Nobody matches</translation>
        </message>
        <message>
            <source>今天的名单里没有。现场来的人按 F6 取号。</source>
            <translation>Not on today’s list. For somebody without a booking press F6.</translation>
        </message>
        <message>
            <source>今天没有预约</source>
            <translation>No bookings today</translation>
        </message>
        <message>
            <source>现场来的人按 F6 取号，有空位时立即排入。</source>
            <translation>Walk-ins get a number with F6 and a place when one is free.</translation>
        </message>
        <message>
            <source>今日已结束</source>
            <translation>Day closed</translation>
        </message>
        <message>
            <source>{count} 项待上报</source>
            <translation>{count} marks waiting</translation>
        </message>
        <message>
            <source>已同步 {time}</source>
            <translation>Synced {time}</translation>
        </message>
        <message>
            <source>名单截至 {time}</source>
            <translation>List as of {time}</translation>
        </message>
        <message>
            <source>今天的名单</source>
            <translation>Today’s list</translation>
        </message>
        <message>
            <source>选人</source>
            <translation>Choose</translation>
        </message>
        <message>
            <source>签到或打开</source>
            <translation>Check in or open</translation>
        </message>
        <message>
            <source>已约</source>
            <translation>Expected</translation>
        </message>
        <message>
            <source>候办</source>
            <translation>Waiting</translation>
        </message>
        <message>
            <source>叫号中</source>
            <translation>Called</translation>
        </message>
        <message>
            <source>已办</source>
            <translation>Served</translation>
        </message>
        <message>
            <source>已取消</source>
            <translation>Cancelled</translation>
        </message>
        <message>
            <source>候办 · 待排位</source>
            <translation>No place yet</translation>
        </message>
        <message>
            <source>不办了</source>
            <translation>Left</translation>
        </message>
        <message>
            <source>待上报 {count}</source>
            <translation>{count} waiting</translation>
        </message>
        <message>
            <source>预审未过</source>
            <translation>Not reviewed</translation>
        </message>
        <message>
            <source>容缺：{names}</source>
            <translation>Deferred: {names}</translation>
        </message>
        <message>
            <source>爽约 {count} 次</source>
            <translation>No-show ×{count}</translation>
        </message>
        <message>
            <source>{minutes} 分</source>
            <translation>{minutes} min</translation>
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
        <name>DiagnosticsDialog</name>
        <message>
            <source>关于居证台</source>
            <translation>About Permitdesk</translation>
        </message>
        <message>
            <source>可以复制给管理员；没有任何个人信息。</source>
            <translation>May be copied for an administrator; it holds nothing personal.</translation>
        </message>
        <message>
            <source>版本</source>
            <translation>Version</translation>
        </message>
        <message>
            <source>系统</source>
            <translation>System</translation>
        </message>
        <message>
            <source>数据</source>
            <translation>Data</translation>
        </message>
        <message>
            <source>文件隔离</source>
            <translation>Isolation</translation>
        </message>
        <message>
            <source>正在查看……</source>
            <translation>Looking…</translation>
        </message>
        <message>
            <source>复制</source>
            <translation>Copy</translation>
        </message>
        <message>
            <source>关闭</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>完整：打不开文件、网络和其他程序</source>
            <translation>Full: documents can open no file, network or program</translation>
        </message>
        <message>
            <source>部分：本系统缺少一些隔离</source>
            <translation>Partial: this system lacks some of the walls</translation>
        </message>
        <message>
            <source>没有：本系统不支持</source>
            <translation>None: this system has no walls</translation>
        </message>
        <message>
            <source>严格模式：隔离不完整就不显示文件</source>
            <translation>Strict: no document is shown unless isolation is full</translation>
        </message>
    </context>
    <context>
        <name>Dialog</name>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>关闭</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>确定</source>
            <translation>OK</translation>
        </message>
    </context>
    <context>
        <name>DraftBar</name>
        <message>
            <source>草稿：改动 {count} 格</source>
            <translation>Draft: {count} cells</translation>
        </message>
        <message>
            <source>冲突 {count} 格</source>
            <translation>{count} conflicts</translation>
        </message>
        <message>
            <source>正在核对影响</source>
            <translation>Checking impact</translation>
        </message>
        <message>
            <source>影响 {count} 人</source>
            <translation>{count} people hit</translation>
        </message>
        <message>
            <source>不影响任何人</source>
            <translation>Nobody is hit</translation>
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
        <name>GridGutter</name>
        <message>
            <source>午休</source>
            <translation>Lunch</translation>
        </message>
    </context>
    <context>
        <name>HolidaysDialog</name>
        <message>
            <source>录入国务院放假通知</source>
            <translation>State Council holiday notice</translation>
        </message>
        <message>
            <source>照通知逐个节日填写，或读入 JSON 文件；先看差别和受影响的人，再录入。</source>
            <translation>Fill in festival by festival as the notice says, or read a JSON file; see the difference and whom it hits before storing it.</translation>
        </message>
        <message>
            <source>录入</source>
            <translation>Store</translation>
        </message>
        <message>
            <source>关闭</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>年份</source>
            <translation>Year</translation>
        </message>
        <message>
            <source>节日</source>
            <translation>Festival</translation>
        </message>
        <message>
            <source>放假自</source>
            <translation>Off from</translation>
        </message>
        <message>
            <source>至</source>
            <translation>to</translation>
        </message>
        <message>
            <source>调休上班日</source>
            <translation>Make-up workdays</translation>
        </message>
        <message>
            <source>差别</source>
            <translation>Difference</translation>
        </message>
        <message>
            <source>文号</source>
            <translation>Number</translation>
        </message>
        <message>
            <source>网址</source>
            <translation>Address</translation>
        </message>
        <message>
            <source>差别与影响</source>
            <translation>Difference and impact</translation>
        </message>
        <message>
            <source>读入 JSON</source>
            <translation>Read JSON</translation>
        </message>
        <message>
            <source>看差别</source>
            <translation>See difference</translation>
        </message>
        <message>
            <source>节假日</source>
            <translation>Holidays</translation>
        </message>
        <message>
            <source>待公布</source>
            <translation>Unpublished</translation>
        </message>
        <message>
            <source>已公布</source>
            <translation>published</translation>
        </message>
        <message>
            <source>待录入</source>
            <translation>to be entered</translation>
        </message>
        <message>
            <source>第 {revision} 版，{by} 于 {at} 录入</source>
            <translation>Revision {revision}, entered by {by} at {at}</translation>
        </message>
        <message>
            <source>与现在的日历没有差别</source>
            <translation>No difference from the calendar as it is</translation>
        </message>
        <message>
            <source>差别与影响：{days} 天，停约 {slots} 格，影响 {people} 人</source>
            <translation>Difference: {days} days, {slots} slots close, {people} people hit</translation>
        </message>
        <message>
            <source>录入，并改约名单</source>
            <translation>Store, then move people</translation>
        </message>
        <message>
            <source>{day} 调休，按</source>
            <translation>{day} make-up day, runs</translation>
        </message>
        <message>
            <source>不开放</source>
            <translation>not open</translation>
        </message>
        <message>
            <source>{weekday}模板</source>
            <translation>{weekday}'s templates</translation>
        </message>
        <message>
            <source>第 {row} 行（{name}）的日期读不出来。</source>
            <translation>The dates in row {row} ({name}) can't be read.</translation>
        </message>
    </context>
    <context>
        <name>ImpactDialog</name>
        <message>
            <source>{slots} 个时段 · 影响 {people} 人 · 空余名额 {places}</source>
            <translation>{slots} slots · {people} people hit · free places {places}</translation>
        </message>
        <message>
            <source>{people} 人 · 待改约 {waiting} 人</source>
            <translation>{people} people · {waiting} to move</translation>
        </message>
        <message>
            <source>请写明原因。</source>
            <translation>Please give a reason.</translation>
        </message>
        <message>
            <source>受影响的人</source>
            <translation>People hit</translation>
        </message>
        <message>
            <source>全部改约</source>
            <translation>Move everybody</translation>
        </message>
        <message>
            <source>原因</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>截止</source>
            <translation>Until</translation>
        </message>
        <message>
            <source>写给同事和记录，例如：设备检修</source>
            <translation>For colleagues and the record, such as: maintenance</translation>
        </message>
        <message>
            <source>这次改动影响谁</source>
            <translation>Whom this change hits</translation>
        </message>
        <message>
            <source>应用，并改约名单</source>
            <translation>Apply, then move people</translation>
        </message>
        <message>
            <source>应用：只减不增</source>
            <translation>Apply as ratchet</translation>
        </message>
        <message>
            <source>签批并应用</source>
            <translation>Sign and apply</translation>
        </message>
        <message>
            <source>先不应用</source>
            <translation>Not yet</translation>
        </message>
        <message>
            <source>改约名单</source>
            <translation>People to move</translation>
        </message>
        <message>
            <source>每改一人，先占新位再放旧位；中途停下，其余的人都在原处。</source>
            <translation>Each move takes the new place before it gives the old one back; stop any time, the others stay where they are.</translation>
        </message>
        <message>
            <source>稍后再办</source>
            <translation>Later</translation>
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
            <translation>R{round}</translation>
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
            <translation>Rounds you finished today; of the first rounds among them, the share that passed</translation>
        </message>
        <message>
            <source>件已审完</source>
            <translation>finished</translation>
        </message>
        <message>
            <source>首轮通过</source>
            <translation>at first</translation>
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
            <translation>Assign to a reviewer</translation>
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
            <translation>Synced {at}</translation>
        </message>
        <message>
            <source>{count} 位同事在办</source>
            <translation>{count} colleagues at work</translation>
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
            <source>这台电脑上没有本办公室的密钥。请由管理员输入建立办公室时打印的恢复副本，只需一次；此前什么都不会被改动。</source>
            <translation>This PC has no key for the office. The administrator enters the recovery copy printed when the office was made, once; nothing is changed before that.</translation>
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
        <name>Legend</name>
        <message>
            <source>图例</source>
            <translation>Legend</translation>
        </message>
        <message>
            <source>已过</source>
            <translation>Past</translation>
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
            <source>关于与诊断</source>
            <translation>About and diagnostics</translation>
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
            <translation>An amended notice has a number of its own and is the one that counts; what the applicant has uploaded is kept.</translation>
        </message>
        <message>
            <source>更正通知</source>
            <translation>Amended notice</translation>
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
            <translation>Materials no longer needed</translation>
        </message>
        <message>
            <source>新增的材料</source>
            <translation>Materials added</translation>
        </message>
        <message>
            <source>Delete 去掉所选</source>
            <translation>Delete takes the chosen one out</translation>
        </message>
        <message>
            <source>新增要求的材料</source>
            <translation>Material to ask for</translation>
        </message>
        <message>
            <source>给申请人的说明</source>
            <translation>Words for the applicant</translation>
        </message>
        <message>
            <source>为什么更正；记入案件历史，不给申请人看</source>
            <translation>Why it is amended; kept in the case's history, not shown to the applicant</translation>
        </message>
        <message>
            <source>更正的理由</source>
            <translation>Reason for the correction</translation>
        </message>
        <message>
            <source>再加一份</source>
            <translation>One more</translation>
        </message>
        <message>
            <source>不再需要（空格键勾选）</source>
            <translation>No longer needed (Space ticks)</translation>
        </message>
        <message>
            <source>还须补正</source>
            <translation>Also to be corrected</translation>
        </message>
        <message>
            <source>理由</source>
            <translation>Reason</translation>
        </message>
        <message>
            <source>选择材料…</source>
            <translation>Choose a material…</translation>
        </message>
        <message>
            <source>勾选不再需要的，或选一份还须补正的材料，这里就会显示申请人看到的样子。</source>
            <translation>Tick what is no longer needed or choose a material to ask for; what the applicant will see is shown here.</translation>
        </message>
        <message>
            <source>申请人手机上看到的就是这样。</source>
            <translation>This is what the applicant sees on the phone.</translation>
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
            <translation>Correct</translation>
        </message>
        <message>
            <source>登记当面交付</source>
            <translation>Record hand-over</translation>
        </message>
        <message>
            <source>通知</source>
            <translation>Notice</translation>
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
        <name>NumbersDialog</name>
        <message>
            <source>统计</source>
            <translation>Numbers</translation>
        </message>
        <message>
            <source>利用率 = 已约 ÷ 真正可约的名额；停约和草稿不算在内，超额另列。</source>
            <translation>Use = booked ÷ truly bookable places; closed and draft ones don't count, overbooking stands apart.</translation>
        </message>
        <message>
            <source>关闭</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>自</source>
            <translation>From</translation>
        </message>
        <message>
            <source>至</source>
            <translation>to</translation>
        </message>
        <message>
            <source>导出 Excel</source>
            <translation>Export Excel</translation>
        </message>
        <message>
            <source>导出 iCal</source>
            <translation>Export iCal</translation>
        </message>
        <message>
            <source>请核对起止日期。</source>
            <translation>Please check the dates.</translation>
        </message>
        <message>
            <source>这段时间没有时段。</source>
            <translation>No slots in this range.</translation>
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
            <translation>Focus</translation>
        </message>
        <message>
            <source>亮度</source>
            <translation>Light</translation>
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
            <source>签批的加号已到期，不能再占用。</source>
            <translation>The signed extra places have run out.</translation>
        </message>
        <message>
            <source>加号已有 {booked} 人使用，不能减到这么少。</source>
            <translation>{booked} people are booked; the extra places can't be lowered that far.</translation>
        </message>
        <message>
            <source>加号已有人使用，不能减到这么少。</source>
            <translation>The extra places are in use and can't be lowered that far.</translation>
        </message>
        <message>
            <source>加号的截止时间须晚于现在。</source>
            <translation>The extra places must end later than now.</translation>
        </message>
        <message>
            <source>案件已有预约（{starts_at}），请改期，不要重复预约。</source>
            <translation>The case already has an appointment ({starts_at}); move it instead of booking again.</translation>
        </message>
        <message>
            <source>案件已有预约，请改期，不要重复预约。</source>
            <translation>The case already has an appointment; move it instead of booking again.</translation>
        </message>
        <message>
            <source>这一天已经结束。</source>
            <translation>This day is closed already.</translation>
        </message>
        <message>
            <source>这次改动已经撤销。</source>
            <translation>This change was undone already.</translation>
        </message>
        <message>
            <source>没有找到这个预约。</source>
            <translation>This appointment was not found.</translation>
        </message>
        <message>
            <source>这个预约已经结束，不能再办理。</source>
            <translation>This appointment is over.</translation>
        </message>
        <message>
            <source>预审通过后才能预约。</source>
            <translation>Booking opens once the pre-review is passed.</translation>
        </message>
        <message>
            <source>这个预约尚未缴费，不能签到。</source>
            <translation>This appointment is not paid for yet.</translation>
        </message>
        <message>
            <source>有 {count} 个时段的已约人数超过新容量，请选择处理办法。</source>
            <translation>In {count} slots more people are booked than the new capacity; choose what becomes of them.</translation>
        </message>
        <message>
            <source>已约人数超过新容量，请选择处理办法。</source>
            <translation>More people are booked than the new capacity; choose what becomes of them.</translation>
        </message>
        <message>
            <source>容量应为 0 至 500，公开号源不能超过容量。</source>
            <translation>Capacity is 0 to 500, and the public share lies within it.</translation>
        </message>
        <message>
            <source>请先选定案件，再安排时段。</source>
            <translation>Choose the case first, then a slot.</translation>
        </message>
        <message>
            <source>没有找到这次改动。</source>
            <translation>This change was not found.</translation>
        </message>
        <message>
            <source>这个窗口还有预约，先改期再停用。</source>
            <translation>This counter still has appointments; move them before ending its use.</translation>
        </message>
        <message>
            <source>没有找到这个窗口。</source>
            <translation>This counter was not found.</translation>
        </message>
        <message>
            <source>窗口不属于这个办理点，或已停用。</source>
            <translation>The counter does not belong to this site, or is no longer used.</translation>
        </message>
        <message>
            <source>这一天已经结束，不能再改。</source>
            <translation>The day is closed; nothing of it can be changed.</translation>
        </message>
        <message>
            <source>这一天休息或停约，不能开放。</source>
            <translation>This day is closed and can't be opened.</translation>
        </message>
        <message>
            <source>还有 {waiting} 人签到后没有办完，不能结束这一天。</source>
            <translation>{waiting} people are checked in and not served yet; the day can't be closed.</translation>
        </message>
        <message>
            <source>还有人签到后没有办完，不能结束这一天。</source>
            <translation>Somebody is checked in and not served yet; the day can't be closed.</translation>
        </message>
        <message>
            <source>这一天不需要特别开放。</source>
            <translation>This day needs no special opening.</translation>
        </message>
        <message>
            <source>这一天已经过去。</source>
            <translation>This day has passed.</translation>
        </message>
        <message>
            <source>这一年的放假安排尚未公布，只能存为草稿；可由主管单独开放某一天。</source>
            <translation>The holidays of that year are not published: drafts only, or single days a supervisor opens.</translation>
        </message>
        <message>
            <source>时段已有人预约，不能改为草稿。</source>
            <translation>People are booked; the slot can't become a draft.</translation>
        </message>
        <message>
            <source>这个文件不是放假安排，没有导入。</source>
            <translation>This file holds no holiday notice; nothing was imported.</translation>
        </message>
        <message>
            <source>{year} 年的放假安排还没有公布。</source>
            <translation>The holidays of {year} are not published yet.</translation>
        </message>
        <message>
            <source>这一年的放假安排还没有公布。</source>
            <translation>The holidays of that year are not published yet.</translation>
        </message>
        <message>
            <source>放假安排有误，请逐日核对。</source>
            <translation>The holiday notice is wrong; check it day by day.</translation>
        </message>
        <message>
            <source>{by} 在 {at} 已经处理过，请看最新状态。</source>
            <translation>{by} dealt with it at {at}; look at its state now.</translation>
        </message>
        <message>
            <source>这里已被别人处理过，请看最新状态。</source>
            <translation>Somebody else dealt with it; look at its state now.</translation>
        </message>
        <message>
            <source>这个名称已被使用。</source>
            <translation>This name is taken.</translation>
        </message>
        <message>
            <source>这一天不是调休上班日。</source>
            <translation>This is no make-up working day.</translation>
        </message>
        <message>
            <source>案件在当前状态下不能预约。</source>
            <translation>The case can't book in its present state.</translation>
        </message>
        <message>
            <source>此人还没有签到。</source>
            <translation>This person is not checked in.</translation>
        </message>
        <message>
            <source>只能办理当天的预约。</source>
            <translation>Only today's appointments can be dealt with.</translation>
        </message>
        <message>
            <source>案件当前不在现场复审中。</source>
            <translation>The case is not in on-site review.</translation>
        </message>
        <message>
            <source>还有原件没有核对一致：{materials}。</source>
            <translation>Originals not seen to match: {materials}.</translation>
        </message>
        <message>
            <source>还有原件没有核对一致。</source>
            <translation>Some originals have not been seen to match.</translation>
        </message>
        <message>
            <source>有 {count} 人的预约受影响，请先选择改期安排。</source>
            <translation>{count} people's appointments are hit; choose how to move them first.</translation>
        </message>
        <message>
            <source>有人的预约受影响，请先选择改期安排。</source>
            <translation>People's appointments are hit; choose how to move them first.</translation>
        </message>
        <message>
            <source>预审尚未通过：可当场审核，或免费改期。</source>
            <translation>The pre-review is not passed: review on the spot, or move the appointment free of charge.</translation>
        </message>
        <message>
            <source>这个排队号今天已经用过。</source>
            <translation>This queue number was given today already.</translation>
        </message>
        <message>
            <source>排队号只能用大写字母、数字和横线，最多 8 位。</source>
            <translation>A queue number holds capitals, digits and hyphens, at most 8.</translation>
        </message>
        <message>
            <source>日期范围不对，或超过 {days} 天。</source>
            <translation>The range of days is wrong, or longer than {days} days.</translation>
        </message>
        <message>
            <source>日期范围不对，或太长。</source>
            <translation>The range of days is wrong or too long.</translation>
        </message>
        <message>
            <source>现场复审已有结论，请先撤回结论。</source>
            <translation>The on-site review has a result; take it back first.</translation>
        </message>
        <message>
            <source>这项设置超出允许的范围。</source>
            <translation>This setting is out of range.</translation>
        </message>
        <message>
            <source>已经在这个时段。</source>
            <translation>The appointment is in this slot already.</translation>
        </message>
        <message>
            <source>没有找到这个办理点。</source>
            <translation>This site was not found.</translation>
        </message>
        <message>
            <source>时段不能跨过零点。</source>
            <translation>A slot can't reach across midnight.</translation>
        </message>
        <message>
            <source>这个时段已停约，请另选。</source>
            <translation>This slot takes no bookings; choose another.</translation>
        </message>
        <message>
            <source>名额刚被约满，请选相近的时段。</source>
            <translation>The last place was just taken; choose a slot nearby.</translation>
        </message>
        <message>
            <source>有 {count} 个时段已有人预约，请先选择改期安排。</source>
            <translation>People are booked in {count} slots; choose how to move them first.</translation>
        </message>
        <message>
            <source>时段已有人预约，请先选择改期安排。</source>
            <translation>People are booked; choose how to move them first.</translation>
        </message>
        <message>
            <source>时段已经过去，不能再改。</source>
            <translation>The slot has passed and can't be changed.</translation>
        </message>
        <message>
            <source>没有找到这个时段。</source>
            <translation>This slot was not found.</translation>
        </message>
        <message>
            <source>这个时段还没有放号。</source>
            <translation>This slot is not released yet.</translation>
        </message>
        <message>
            <source>这个时段已经过去，请另选。</source>
            <translation>This slot has passed; choose another.</translation>
        </message>
        <message>
            <source>有时段已被别人改动，已在日历上标出；其余改动仍保留。</source>
            <translation>Some slots were changed meanwhile and are marked in the calendar; the rest of your draft is kept.</translation>
        </message>
        <message>
            <source>时段与同一窗口的另一时段重叠。</source>
            <translation>The slot overlaps another one of the same counter.</translation>
        </message>
        <message>
            <source>与模板“{name}”重叠，请调整星期、日期或时间。</source>
            <translation>It overlaps the template “{name}”; change weekdays, dates or hours.</translation>
        </message>
        <message>
            <source>与另一模板重叠，请调整星期、日期或时间。</source>
            <translation>It overlaps another template; change weekdays, dates or hours.</translation>
        </message>
        <message>
            <source>没有找到这个模板，可能已停用。</source>
            <translation>This template was not found; it may have been ended.</translation>
        </message>
        <message>
            <source>模板没有填对，请逐项核对。</source>
            <translation>The template is not filled in right.</translation>
        </message>
        <message>
            <source>还没到时间，{at} 后才能标记未到。</source>
            <translation>Too early: a no-show can be marked from {at}.</translation>
        </message>
        <message>
            <source>还没到时间，不能标记未到。</source>
            <translation>It is too early to mark a no-show.</translation>
        </message>
        <message>
            <source>一次最多改 {limit} 个时段。</source>
            <translation>At most {limit} slots can be changed at once.</translation>
        </message>
        <message>
            <source>一次改动的时段太多。</source>
            <translation>Too many slots at once.</translation>
        </message>
        <message>
            <source>有 {count} 个时段已有新的预约或改动，不能撤销。</source>
            <translation>{count} slots have new bookings or changes; the change can't be undone.</translation>
        </message>
        <message>
            <source>已有新的预约或改动，不能撤销。</source>
            <translation>There are new bookings or changes; it can't be undone.</translation>
        </message>
        <message>
            <source>没有找到这个排队号。</source>
            <translation>This queue number was not found.</translation>
        </message>
        <message>
            <source>这位已经安排或离开。</source>
            <translation>This person has a place already, or has left.</translation>
        </message>
        <message>
            <source>请选择周一至周五的模板。</source>
            <translation>Choose a template from Monday to Friday.</translation>
        </message>
        <message>
            <source>这个时段不办理此类业务，请另选。</source>
            <translation>This slot is for another kind of appointment; choose another.</translation>
        </message>
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
            <source>磁盘空间不足，没有保存；刚才的输入都还在，请清理后重试。</source>
            <translation>The disk is full and nothing was saved; what you typed is still here. Free some space and try again.</translation>
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
            <translation>Correct</translation>
        </message>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>更正的理由</source>
            <translation>Reason for the correction</translation>
        </message>
        <message>
            <source>如：已与申请人电话核对</source>
            <translation>e.g. checked with the applicant by phone</translation>
        </message>
        <message>
            <source>将要更改</source>
            <translation>What will change</translation>
        </message>
        <message>
            <source>理由（记入案件历史）</source>
            <translation>Reason (kept in the case's history)</translation>
        </message>
        <message>
            <source>还没有改动。</source>
            <translation>Nothing is changed yet.</translation>
        </message>
        <message>
            <source>被驳回的填报一经更正即算解决；改动记入案件历史。</source>
            <translation>A rejected statement is settled once it is corrected; changes are kept in the case's history.</translation>
        </message>
        <message>
            <source>更正基本资料</source>
            <translation>Correct basic data</translation>
        </message>
        <message>
            <source>清单随条件而变；留下的材料保留文件和判定，不再需要的收起备查。</source>
            <translation>The checklist follows the conditions. Materials that stay keep files and verdicts; others are set aside.</translation>
        </message>
        <message>
            <source>更正申请条件</source>
            <translation>Correct conditions</translation>
        </message>
        <message>
            <source>新增</source>
            <translation>added</translation>
        </message>
        <message>
            <source>不再需要</source>
            <translation>not needed</translation>
        </message>
        <message>
            <source>保留 {count} 份，文件和判定不变</source>
            <translation>{count} kept with files and verdicts</translation>
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
        <message>
            <source>有效</source>
            <translation>valid</translation>
        </message>
        <message>
            <source>号码有误</source>
            <translation>wrong number</translation>
        </message>
        <message>
            <source>已过期</source>
            <translation>expired</translation>
        </message>
        <message>
            <source>剩 {days} 天</source>
            <translation>{days} d left</translation>
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
            <translation>The case is not in review and can't be corrected</translation>
        </message>
        <message>
            <source>资料未完整显示，请先按 Ctrl+E</source>
            <translation>The data are masked; show them in full first with Ctrl+E</translation>
        </message>
        <message>
            <source>已更正，改动记入案件历史</source>
            <translation>Corrected; the change is in the case's history</translation>
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
            <translation>Amended notice sent</translation>
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
            <source>审核</source>
            <translation>Review</translation>
        </message>
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
            <translation>Correct basic data</translation>
        </message>
        <message>
            <source>更正申请条件</source>
            <translation>Correct conditions</translation>
        </message>
        <message>
            <source>分配给审核员</source>
            <translation>Assign to a reviewer</translation>
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
        <name>RulesDialog</name>
        <message>
            <source>放号设置</source>
            <translation>Release settings</translation>
        </message>
        <message>
            <source>每天到点放出一天；对外名额和内部名额在每个时段里分别设。</source>
            <translation>One day is released each day at the hour; public and staff shares are set slot by slot.</translation>
        </message>
        <message>
            <source>保存</source>
            <translation>Save</translation>
        </message>
        <message>
            <source>取消</source>
            <translation>Cancel</translation>
        </message>
        <message>
            <source>提前几天放号</source>
            <translation>Days ahead</translation>
        </message>
        <message>
            <source>每天几点放号</source>
            <translation>Hour of release</translation>
        </message>
        <message>
            <source>非新办最早几个工作日后到场</source>
            <translation>Working days before a non-new visit</translation>
        </message>
        <message>
            <source>开始后多少分钟可记爽约</source>
            <translation>Minutes before a no-show may be marked</translation>
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
        <name>SidePanel</name>
        <message>
            <source>正在读取名单</source>
            <translation>Reading people</translation>
        </message>
        <message>
            <source>{count} 人</source>
            <translation>{count} people</translation>
        </message>
        <message>
            <source>容量</source>
            <translation>Capacity</translation>
        </message>
        <message>
            <source>数字键直接改</source>
            <translation>or type digits</translation>
        </message>
        <message>
            <source>记录</source>
            <translation>History</translation>
        </message>
        <message>
            <source>名单</source>
            <translation>People</translation>
        </message>
        <message>
            <source>这里还没有人</source>
            <translation>Nobody is booked here</translation>
        </message>
        <message>
            <source>按 N 为申请人预约此时段。</source>
            <translation>N books an applicant into this slot.</translation>
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
        <name>SummaryCard</name>
        <message>
            <source>/ {capacity} 已约</source>
            <translation>/ {capacity} booked</translation>
        </message>
        <message>
            <source>公众 {taken}/{share}</source>
            <translation>public {taken}/{share}</translation>
        </message>
        <message>
            <source>待支付 {count}</source>
            <translation>unpaid {count}</translation>
        </message>
        <message>
            <source>内部 {taken}/{share}</source>
            <translation>staff {taken}/{share}</translation>
        </message>
    </context>
    <context>
        <name>TemplatesDialog</name>
        <message>
            <source>周模板</source>
            <translation>Weekly templates</translation>
        </message>
        <message>
            <source>模板只填空格，已有的时段不动；节假日跳过，调休按绑定的星期，待公布的年份只做草稿。</source>
            <translation>Templates fill empty cells only. Holidays are skipped, make-up days run the weekday they are bound to, unpublished years get drafts.</translation>
        </message>
        <message>
            <source>应用到日历</source>
            <translation>Fill the calendar</translation>
        </message>
        <message>
            <source>关闭</source>
            <translation>Close</translation>
        </message>
        <message>
            <source>{minutes} 分</source>
            <translation>{minutes} min</translation>
        </message>
        <message>
            <source>名称</source>
            <translation>Name</translation>
        </message>
        <message>
            <source>窗口</source>
            <translation>Counter</translation>
        </message>
        <message>
            <source>用途</source>
            <translation>For</translation>
        </message>
        <message>
            <source>星期</source>
            <translation>Weekday</translation>
        </message>
        <message>
            <source>钟点</source>
            <translation>Hours</translation>
        </message>
        <message>
            <source>每格</source>
            <translation>Each slot</translation>
        </message>
        <message>
            <source>容量</source>
            <translation>Capacity</translation>
        </message>
        <message>
            <source>公众名额</source>
            <translation>Public share</translation>
        </message>
        <message>
            <source>自</source>
            <translation>From</translation>
        </message>
        <message>
            <source>至（空为长期）</source>
            <translation>To (empty: open end)</translation>
        </message>
        <message>
            <source>新模板</source>
            <translation>New template</translation>
        </message>
        <message>
            <source>保存模板</source>
            <translation>Save template</translation>
        </message>
        <message>
            <source>停用模板</source>
            <translation>End template</translation>
        </message>
        <message>
            <source>填到日历：自</source>
            <translation>Fill from</translation>
        </message>
        <message>
            <source>至</source>
            <translation>to</translation>
        </message>
        <message>
            <source>{name}
{days} · 每天 {places} 个名额 · 已填到 {until}</source>
            <translation>{name}
{days} · {places} places a day · filled to {until}</translation>
        </message>
        <message>
            <source>还没有模板：填好右边，按 Ctrl+S。</source>
            <translation>No template yet: fill in the form, then Ctrl+S.</translation>
        </message>
        <message>
            <source>将开放 {open} 格，草稿 {draft} 格，已有 {kept} 格不动，跳过 {left} 天</source>
            <translation>opens {open}, drafts {draft}, keeps {kept}, skips {left} days</translation>
        </message>
        <message>
            <source>已开放 {open} 格，草稿 {draft} 格，已有 {kept} 格未动，跳过 {left} 天</source>
            <translation>opened {open}, drafted {draft}, kept {kept}, skipped {left} days</translation>
        </message>
        <message>
            <source>停下</source>
            <translation>Stop</translation>
        </message>
        <message>
            <source>请核对窗口和日期。</source>
            <translation>Please check counter and dates.</translation>
        </message>
        <message>
            <source>请选模板，并核对起止日期。</source>
            <translation>Choose templates, and check the dates.</translation>
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
        <name>WeekStrip</name>
        <message>
            <source>13 周</source>
            <translation>13 weeks</translation>
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
